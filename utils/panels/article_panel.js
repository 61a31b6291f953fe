// The panel of an article: its text with the statements marked, the card of the one that is open,
// controls that put a reading right, and the pictures around its day. It goes on from
// panel_controls.js. Everything that comes from the article or the data is set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const WALK = "Arrow keys walk the statements, Enter opens the card of one.";
const NOTHING = "No statement was found in this text.";
const SILENT = { tell() {} };

class ArticleView extends Board {
  constructor(model, el) {
    super(model, el);
    this.fold = make("details", { class: "kx-fold" });
    this.fold.append(make("summary", {}, model.get("fold")), ...this.lines.splice(0, model.get("folded")));
    const hint = make("p", { id: unique("kx-hint"), hidden: "" }, WALK);
    this.text = make("div", { class: "kx-article-text", role: "group", dir: "auto",
      "aria-label": "The text, statement by statement", "aria-describedby": hint.id });
    this.card = make("div", { class: "kx-article-card", role: "region", tabindex: "0",
      "aria-label": "Card of the open statement" });
    const [article, desk] = [make("div", { class: "kx-article" }), make("div", { class: "kx-desk" })];
    article.append(this.text, hint, this.card);
    desk.append(...this.lines);
    this.around = make("div");
    this.pictures = [];
    el.append(this.fold, article, this.message, desk, this.around);
    this.text.addEventListener("click", (event) => this.take(event.target));
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.mark(this.chosen)?.focus();
    });
    this.theme = followTheme(model, this.teller);
    this.room = new ResizeObserver(() => followRoom(model, this.teller, this.around.clientWidth));
    this.room.observe(this.around);
    this.draw();
    this.speak();
    this.drawAround();
    this.fold.open = this.blank;
  }

  heard() {
    return { ...super.heard(), "change:pieces": () => this.draw(), "change:cards": () => this.draw(),
      "change:figures": () => this.drawAround() };
  }

  // Before anything was read there is nothing to open and to put right.
  get blank() {
    return !this.model.get("pieces").length;
  }

  draw() {
    this.el.classList.toggle("kx-blank", this.blank);
    this.cards = new Map(this.model.get("cards").map((card) => [card.id, card]));
    const focused = this.text.contains(document.activeElement) && document.activeElement.dataset.id;
    const top = this.text.scrollTop;
    this.text.replaceChildren(this.shapes(), ...this.model.get("pieces").map((piece) => this.piece(piece)));
    this.text.scrollTop = top;
    this.open(this.waiting ? this.chosen : this.model.get("values").statement.chosen);
    if (focused) this.mark(focused)?.focus();
  }

  shapes() {
    const key = make("div", { class: "kx-article-key" });
    const seen = new Map([...this.cards.values()].map((card) => [card.verdict, card]));
    for (const card of seen.values()) key.append(make("span", { title: card.meaning }, `${card.shape} ${card.word}`));
    if (!seen.size) key.append(make("span", {}, NOTHING));
    return key;
  }

  piece(piece) {
    const card = this.cards.get(piece.id);
    if (!card) return document.createTextNode(piece.text);
    const first = piece.first === "yes";
    const node = make("span", { class: `kx-st kx-${card.verdict}`, "data-id": card.id,
      "data-shape": first ? card.shape : "" }, piece.text);
    if (card.reader === "rejected") node.classList.add("kx-rejected");
    if (first) {
      const state = card.reader ? `, ${card.reader} by the reader` : "";
      const named = { role: "button", tabindex: "-1", "aria-label": `${card.quote}: ${card.word}${state}` };
      for (const [name, value] of Object.entries(named)) node.setAttribute(name, value);
    }
    return node;
  }

  marks() {
    return [...this.text.querySelectorAll(".kx-st[role]")];
  }

  mark(id) {
    return this.marks().find((node) => node.dataset.id === id);
  }

  take(target) {
    const mark = target.closest?.(".kx-st");
    if (mark) this.tell("statement", mark.dataset.id);
  }

  key(event) {
    const marks = this.marks();
    const at = marks.indexOf(document.activeElement);
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to = { Home: 0, End: marks.length - 1 }[event.key] ?? (at + step + marks.length) % marks.length;
    if (marks[to]) this.stop(marks[to]).focus();
    else if (event.key === "Enter" || event.key === " ") this.take(marks[at]);
    else return;
    event.preventDefault();
  }

  // The Tab key stops at one of the statements; the arrow keys lead to the others.
  stop(mark) {
    for (const each of this.marks()) each.setAttribute("tabindex", each === mark ? "0" : "-1");
    return mark;
  }

  // The card opens at once, whether or not a kernel answers.
  tell(control, value) {
    if (control === "statement") {
      this.open(value);
      this.say(this.cards.get(value)?.said ?? "");
    }
    super.tell(control, value);
  }

  show() {
    super.show();
    this.open(this.model.get("values").statement.chosen);
  }

  open(id) {
    const moved = id !== this.chosen;
    this.chosen = id;
    for (const node of this.marks()) node.setAttribute("aria-pressed", String(node.dataset.id === id));
    const stop = this.mark(id) ?? this.marks()[0];
    if (stop) this.stop(stop);
    this.fields.get("statement").show({ ...this.model.get("values").statement, chosen: id });
    const card = this.cards.get(id);
    this.card.replaceChildren(...(card ? this.filled(card) : [make("p", { class: "kx-quiet" }, WALK)]));
    if (moved) this.card.scrollTop = 0;
  }

  filled(card) {
    const nodes = [make("h4", {}, `${card.shape} ${card.word}${card.reader ? ` (${card.reader} by the reader)` : ""}`),
      make("blockquote", { dir: "auto" }, card.quote), make("p", {}, card.why)];
    for (const line of card.read) nodes.push(make("p", { class: "kx-quiet" }, line));
    if (card.spread.at !== undefined) nodes.push(strip(card.spread));
    if (card.claims.length) nodes.push(table(card));
    if (card.more) nodes.push(make("p", {}, `And ${card.more} more rows, in the exported table.`));
    if (card.links.length) nodes.push(links(card.links));
    for (const other of card.also) nodes.push(this.other(other));
    return nodes;
  }

  // A statement that stands in the same words as another one has no mark of its own.
  other(other) {
    const button = make("button", { type: "button" }, `In the same words, too: ${other.quote.slice(0, 60)}`);
    button.addEventListener("click", () => {
      this.tell("statement", other.id);
      this.card.focus();
    });
    return button;
  }

  // Each picture under its heading, drawn when it comes near the window; its days move here only,
  // and stay where a reader moved them when the same picture is drawn in another theme.
  drawAround() {
    const before = this.pictures;
    for (const picture of before) picture.end();
    const places = this.model.get("figures").map(({ heading }) => {
      const place = make("section", { class: "kx-around", "aria-label": heading });
      place.append(make("h3", {}, heading));
      return place;
    });
    this.around.replaceChildren(...places);
    this.pictures = this.model.get("figures").map((values, index) => {
      const picture = new FigureView(still({ ...values }), places[index], SILENT);
      picture.draw();
      picture.resume(before[index]);
      picture.watch();
      return picture;
    });
  }

  end() {
    super.end();
    this.theme.disconnect();
    this.room.disconnect();
    for (const picture of this.pictures) picture.end();
  }
}

function shape(tag, attributes, text = "") {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

// The spread: from the lowest to the highest comparable figure, with the text's own as a diamond.
function strip(spread) {
  const at = (share) => 12 + share * 276;
  const said = `Comparable figures from ${spread.low} to ${spread.high}; the text says ${spread.value}.`;
  const picture = shape("svg", { viewBox: "0 0 300 44", role: "img", "aria-label": said });
  picture.append(shape("line", { x1: at(0), x2: at(1), y1: 16, y2: 16, class: "kx-scale" }));
  picture.append(shape("line", { x1: at(spread.from), x2: at(spread.to), y1: 16, y2: 16, class: "kx-spread" }));
  for (const tick of spread.ticks) picture.append(shape("circle", { cx: at(tick), cy: 16, r: 3.5, class: "kx-figure-of" }));
  const x = at(spread.at);
  picture.append(shape("path", { d: `M${x} 8 l6 8 l-6 8 l-6 -8 z`, class: "kx-of-text" }));
  picture.append(shape("text", { x: 12, y: 39, "font-size": 10.5 },
    spread.low === spread.high ? `comparable: ${spread.low} · ◇ the text: ${spread.value}`
      : `comparable: ${spread.low} to ${spread.high} · ◇ the text: ${spread.value}`));
  return picture;
}

function table(card) {
  const node = make("table");
  const head = make("tr");
  for (const word of ["Figure", "Stated by", "As of", "Source"]) head.append(make("th", { scope: "col" }, word));
  node.append(head);
  for (const claim of card.claims) {
    const row = make("tr", { title: claim.id });
    row.append(make("td", {}, claim.figure), make("td", {}, claim.claimant), make("td", {}, claim.as_of));
    const source = make("td");
    source.append(claim.url ? link(claim.publisher, claim.url) : make("span", {}, claim.publisher));
    row.append(source);
    node.append(row);
  }
  return node;
}

function links(all) {
  const node = make("p", {}, "Sources of the event: ");
  all.forEach((each, index) => node.append(index ? " · " : "", link(each.text, each.url)));
  return node;
}

function link(text, url) {
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}
