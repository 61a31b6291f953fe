// A news report with its statements: text on the left, the card of one statement on the right.
// Everything that comes from the report or the data is set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

export default {
  render({ model, el }) {
    const view = new ArticleView(model, el);
    view.draw();
    const redraw = () => view.draw();
    const chosen = () => view.choose(model.get("selected"), false);
    model.on("change:pieces", redraw);
    model.on("change:cards", redraw);
    model.on("change:selected", chosen);
    return () => {
      model.off("change:pieces", redraw);
      model.off("change:cards", redraw);
      model.off("change:selected", chosen);
    };
  },
};

function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

function shape(tag, attributes, text = "") {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

class ArticleView {
  constructor(model, el) {
    this.model = model;
    this.root = make("div", { class: "kx-article" });
    this.text = make("div", { class: "kx-article-text", role: "group", "aria-label": "The report" });
    this.card = make("div", { class: "kx-article-card", role: "region", "aria-live": "polite",
      "aria-label": "Card of the chosen statement", tabindex: "0" });
    this.root.append(this.text, this.card);
    el.append(this.root);
    this.text.addEventListener("click", (event) => this.take(event.target));
    this.text.addEventListener("keydown", (event) => this.key(event));
  }

  draw() {
    this.cards = new Map(this.model.get("cards").map((card) => [card.id, card]));
    const focused = this.text.contains(document.activeElement) && document.activeElement.dataset.id;
    const top = this.text.scrollTop;
    this.text.replaceChildren(this.key_of_shapes(), ...this.model.get("pieces").map((p) => this.piece(p)));
    this.text.scrollTop = top;
    this.choose(this.model.get("selected"), false);
    if (focused) this.mark(focused)?.focus();
  }

  key_of_shapes() {
    const key = make("div", { class: "kx-article-key" });
    const seen = new Map([...this.cards.values()].map((card) => [card.verdict, card]));
    for (const card of seen.values()) key.append(make("span", { title: card.meaning }, `${card.shape} ${card.word}`));
    if (!seen.size) key.append(make("span", {}, "No statement was found in this text."));
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
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", "0");
      node.setAttribute("aria-label", `${card.quote}: ${card.word}`);
      node.setAttribute("aria-pressed", "false");
    }
    return node;
  }

  mark(id) {
    return [...this.text.querySelectorAll(".kx-st[role]")].find((node) => node.dataset.id === id);
  }

  take(target) {
    const mark = target.closest?.(".kx-st");
    if (mark) this.choose(mark.dataset.id, true);
  }

  key(event) {
    const marks = [...this.text.querySelectorAll(".kx-st[role]")];
    const at = marks.indexOf(document.activeElement);
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) marks[(at + step + marks.length) % marks.length].focus();
    else if (event.key === "Enter" || event.key === " ") this.take(marks[at]);
    else return;
    event.preventDefault();
  }

  choose(id, tell) {
    for (const node of this.text.querySelectorAll(".kx-st[role]")) {
      node.setAttribute("aria-pressed", String(node.dataset.id === id));
    }
    const card = this.cards.get(id);
    this.card.replaceChildren(...(card ? this.filled(card) : [this.hint()]));
    this.card.scrollTop = 0;
    if (tell) {
      this.model.set("selected", id);
      this.model.save_changes();
    }
  }

  hint() {
    return make("p", { class: "kx-article-hint" },
      "Choose a marked statement to see what is published on it. Arrow keys walk the statements, Enter opens one.");
  }

  filled(card) {
    const nodes = [make("h4", {}, `${card.shape} ${card.word}${card.reader ? ` (${card.reader} by the reader)` : ""}`),
      make("blockquote", {}, card.quote), make("p", {}, card.why)];
    for (const line of card.read) nodes.push(make("p", { class: "kx-article-hint" }, line));
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
    button.addEventListener("click", () => this.choose(other.id, true));
    return button;
  }
}

// The spread: from the lowest to the highest comparable figure, with the text's own as a diamond.
function strip(spread) {
  const at = (share) => 12 + share * 276;
  const said = `Comparable figures from ${spread.low} to ${spread.high}; the text says ${spread.value}.`;
  const picture = shape("svg", { viewBox: "0 0 300 44", role: "img", "aria-label": said });
  picture.append(shape("line", { x1: at(0), x2: at(1), y1: 16, y2: 16, stroke: "#d9dde1" }));
  picture.append(shape("line", { x1: at(spread.from), x2: at(spread.to), y1: 16, y2: 16, stroke: "#5b6470", "stroke-width": 3 }));
  for (const tick of spread.ticks) picture.append(shape("circle", { cx: at(tick), cy: 16, r: 3.5, fill: "#5b6470" }));
  const x = at(spread.at);
  picture.append(shape("path", { d: `M${x} 8 l6 8 l-6 8 l-6 -8 z`, fill: "#ffffff", stroke: "#1b1f24", "stroke-width": 2 }));
  picture.append(shape("text", { x: 12, y: 39, "font-size": 10.5, fill: "#1b1f24" },
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
