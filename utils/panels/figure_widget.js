// Shows an SVG that matplotlib drew, with a card for each mark. What moves through time stands in
// figure_time.js, the controls around it in panel_controls.js, the panel of an article in
// article_panel.js; Python joins them. Text from the data is only ever set as text, never as markup.
// Of a model no more is needed than get, set, send, on and off: a page without a kernel brings a
// small one of its own.

const DAY = 86400000;
const DISCONNECTED = "jupyter-widgets-disconnected"; // the lab's own word, which it sets only at first

const SHAPES = {
  figure: (model, el) => new FigureView(model, el).at(),
  panel: (model, el) => new PanelView(model, el),
  article: (model, el) => new ArticleView(model, el),
  report: (model, el) => new ReportView(model, el),
};

export default {
  render({ model, el }) {
    const view = SHAPES[model.get("shape") ?? "figure"](model, el);
    const heard = Object.entries(view.heard());
    for (const [what, act] of heard) model.on(what, act);
    return () => {
      for (const [what, act] of heard) model.off(what, act);
      view.end();
    };
  },
};

// The kernel asks for a text to be put on the clipboard, after a click on "Copy view".
function copy(message) {
  if (message.copy) navigator.clipboard?.writeText(message.copy).catch(() => {});
}

// ---- small helpers

function make(tag, attributes = {}, text = "") {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  if (text) node.textContent = text;
  return node;
}

function dayOf(iso) {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

function isoOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

// Puts values into the places of their names: "{area} km²".
function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (name, key) => values[key] ?? name);
}

// Says what the script says by itself in the language of a model, which brings the words by their English.
function speaker(model) {
  return (english, values = {}) => fill(model.get("words")?.[english] ?? english, values);
}

// A day as the chart's language writes it: the names of its months and a pattern.
function spell(day, { months, pattern }) {
  const date = new Date(day * DAY);
  const [month, year] = [months[date.getUTCMonth()], date.getUTCFullYear()];
  return fill(pattern, { day: date.getUTCDate(), month, year });
}

// An id that nothing else on the page has: each widget runs a copy of this script of its own.
const COPY = Math.random().toString(36).slice(2);
let made = 0;
function unique(word) {
  made += 1;
  return `${word}-${COPY}-${made}`;
}

// Equal charts have equal ids for hatches, clips and markers. Two of them on a page must not share
// these: what one borrows from the other vanishes when the other is hidden.
function own(svg) {
  const mine = unique("k");
  return svg.replace(/(url\(#|xlink:href="#|id=")([hmp][0-9a-f]{10})(?=["\)])/g, `$1${mine}-$2`);
}

// A transparent box around a mark.
function target(box) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const size = { x: box.x - 4, y: box.y - 2, width: box.width + 8, height: box.height + 4 };
  for (const [name, value] of Object.entries(size)) node.setAttribute(name, value);
  node.setAttribute("class", "kx-target");
  return node;
}

// A whole number, halves up after one decimal (as areas.whole_km2 does), with what its language sets between thousands.
function number(value, [group]) {
  return String(Math.floor(Math.round(value * 10) / 10 + 0.5)).replace(/\B(?=(\d{3})+$)/g, group);
}

// JupyterLab takes single keys for commands on cells ("d d" deletes one) even while a control of a
// panel has the focus. Inside a panel keys belong to the panel; commands with Ctrl, and Shift+Enter,
// still reach JupyterLab.
function keepKeys(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey;
  if (!command && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
}

// ---- what a page and the kernel tell each other

// A model that nobody answers: of a figure inside a panel, or on a page without a kernel.
function still(values) {
  return {
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; },
    on() {},
    off() {},
    send() {},
  };
}

// Whatever one view of a widget tells the kernel, in order and by number; whether it was sent. A
// kernel that is gone takes no message; the panel says so already, and the map moves on.
class Teller {
  constructor(model) {
    this.model = model;
    this.page = unique("page");
    this.number = 0;
  }

  // What the next message will be called.
  get next() {
    return `${this.page}-${this.number}`;
  }

  tell(message) {
    try {
      this.model.send({ ...message, page: this.page, number: this.number });
      this.number += 1;
      return true;
    } catch (fault) {
      console.info("No kernel takes this", fault);
      return false;
    }
  }
}

// The kernel learns the page's theme, to draw pictures in it.
function followTheme(model, teller) {
  const tell = () => {
    const theme = document.body.dataset.jpThemeLight === "false" ? "dark" : "light";
    if (model.get("theme") === theme) return;
    model.set("theme", theme);
    teller.tell({ theme });
  };
  const watching = new MutationObserver(tell);
  watching.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  tell();
  return watching;
}

// Sizes of pages by the greatest width of a frame, so that small type stays about 11 pixels high.
const COLUMNS = [[400, "70mm"], [480, "88mm"], [560, "112mm"]];

// The kernel learns how much room there is, too, where it can lay the same chart out for a column.
function followRoom(model, teller, width) {
  const size = COLUMNS.find(([most]) => width < most)?.[1] ?? "screen";
  if (!width || [undefined, size].includes(model.get("fit"))) return;
  model.set("fit", size);
  teller.tell({ fit: size });
}

// ---- the figure and its marks

const HINT = "Arrow keys walk the marks, Enter keeps a card open, Escape closes it.";
const NOT_DRAWN = "This picture could not be drawn here. What it shows: {words}";

class FigureView {
  constructor(model, el, teller = new Teller(model)) {
    this.model = model;
    this.said = speaker(model);
    this.teller = teller;
    this.seen = false;
    this.pinned = false;
    this.walking = false;
    this.current = -1;
    this.marks = [];
    this.root = make("div", { class: "kx-figure" });
    this.controls = make("div", { class: "kx-time" });
    this.hint = make("p", { id: unique("kx-hint"), hidden: "" });
    this.frame = make("div", { class: "kx-frame", role: "application", tabindex: "0",
      "aria-describedby": this.hint.id });
    this.words = make("p", { class: "kx-hidden" });
    this.live = make("p", { class: "kx-hidden", role: "status" });
    this.card = make("div", { class: "kx-card" });
    this.card.hidden = true;
    this.below = make("div", { class: "kx-below", "aria-hidden": "true" });
    this.below.append(make("span"));
    this.root.append(this.controls, this.frame, this.below, this.hint, this.words, this.live, this.card);
    el.append(this.root);
    this.listen();
    this.size = new ResizeObserver(() => this.settle());
    this.size.observe(this.frame);
    this.theme = followTheme(model, teller);
  }

  // At once, where nothing stands around it.
  at() {
    this.draw();
    this.paint();
    return this;
  }

  heard() {
    return {
      "change:svg": () => this.draw(),
      "change:days": () => this.time?.come(this.model.get("days")),
      "change:alt_text": () => this.say(),
      "msg:custom": copy,
    };
  }

  tell(message) {
    this.teller.tell(message);
  }

  // Whether the kernel has more to answer than it has; a panel knows.
  behind() {
    return false;
  }

  // All but the picture itself.
  draw() {
    this.closeCard();
    this.current = -1;
    this.marks = [];
    const high = this.model.get("height");
    this.frame.style.aspectRatio = `800 / ${high}`;
    this.frame.style.minHeight = `${0.7 * high}px`;
    this.frame.dataset.paper = this.model.get("paper");
    this.say();
    this.drawTime();
    if (this.seen) this.paint();
  }

  // A page with many panels draws a picture when it first comes near the window: drawn at once, a
  // hundred keep the page from answering for so long that its widgets are given up.
  watch() {
    this.sight = new IntersectionObserver((found) => {
      if (found.some((each) => each.isIntersecting)) this.paint();
    }, { scrollMargin: "400px" });
    this.sight.observe(this.frame);
    this.printed = () => this.seen || this.paint();
    addEventListener("beforeprint", this.printed);
  }

  // A fault leaves the words of the picture in its place, and the page goes on.
  paint() {
    this.seen = true;
    this.sight?.disconnect();
    followRoom(this.model, this.teller, this.frame.clientWidth);
    try {
      this.svg = this.read(this.model.get("svg"));
      this.frame.replaceChildren(this.svg);
      this.findMarks();
      this.time?.attach();
      this.endInSight();
    } catch (fault) {
      console.warn("A picture could not be drawn", fault);
      const words = this.said(NOT_DRAWN, { words: this.model.get("alt_text") });
      this.frame.replaceChildren(make("p", { class: "kx-fault" }, words));
    }
  }

  read(text) {
    const parsed = new DOMParser().parseFromString(own(text), "image/svg+xml");
    const svg = document.importNode(parsed.documentElement, true);
    if (svg.tagName !== "svg" || parsed.querySelector("parsererror")) throw new Error("what came is no SVG");
    svg.removeAttribute("height");
    this.bound(svg);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", this.model.get("title"));
    return svg;
  }

  // A page of 540 points may shrink to 560 pixels, and one for a column does not grow without end.
  bound(svg) {
    const points = svg.viewBox.baseVal.width;
    svg.style.minWidth = `${(points * 560) / 540}px`;
    if (points < 500) svg.style.maxWidth = `${points * 2.2}px`;
  }

  // A redrawn map keeps its sliders, or a hand on one of them would lose it.
  drawTime() {
    const timeline = this.model.get("timeline");
    if (this.time?.fits(timeline)) {
      this.time.data = timeline;
    } else if (this.time?.data !== timeline) {
      this.time?.stop();
      this.time = timeline.units ? new TimeMap(this, timeline) : null;
    }
    this.controls.hidden = !this.time;
  }

  // The days to which a reader had moved the same map.
  resume(before) {
    const given = (view) => JSON.stringify(view?.time?.given);
    if (this.time && given(this) === given(before)) this.time.show(before.time.days);
  }

  say() {
    const title = this.model.get("title");
    this.svg?.setAttribute("aria-label", title);
    this.frame.setAttribute("aria-label", this.said("Marks: {title}", { title }));
    this.frame.setAttribute("aria-roledescription", this.said("chart"));
    this.words.textContent = this.model.get("alt_text");
    this.hint.textContent = this.said(HINT);
    this.below.firstChild.textContent = `${this.said("More below")} ▾`;
    const language = this.model.get("language");
    if (language) this.root.lang = language;
  }

  announce(text) {
    this.live.textContent = text;
  }

  end() {
    this.size.disconnect();
    this.sight?.disconnect();
    removeEventListener("beforeprint", this.printed);
    this.theme.disconnect();
    this.time?.stop();
    this.closeCard();
  }

  // Once the page has laid the figure out, its panel is known and its marks have a size.
  settle() {
    const panel = this.root.closest(".kx-panel") ?? this.root;
    if (panel !== this.panel) {
      this.panel = panel;
      panel.addEventListener("keydown", keepKeys);
    }
    if (this.seen) followRoom(this.model, this.teller, this.frame.clientWidth);
    this.widen();
    this.endInSight();
  }

  // A picture higher than its frame says so until its end has been scrolled to.
  endInSight() {
    const { scrollHeight, scrollTop, clientHeight } = this.frame;
    this.below.hidden = scrollHeight - scrollTop - clientHeight < 24;
  }

  find(id) {
    return this.nodes.get(id);
  }

  findMarks() {
    const cards = this.model.get("cards");
    this.nodes = new Map([...this.svg.querySelectorAll("[id]")].map((node) => [node.id, node]));
    this.marks = Object.keys(cards)
      .map((id) => ({ id, node: this.find(id) ?? this.find(`${id}-range`), card: cards[id] }))
      .filter((mark) => mark.node);
    for (const { id, node } of this.marks) {
      node.classList.add("kx-mark");
      node.dataset.mark = id;
    }
    this.widen();
  }

  // A mark of a few pixels is hard to hit: a transparent box around it is easier. Boxes have no
  // size before the page has laid the picture out, so this is asked again when it has. All sizes
  // are read before the first box is put in, or the page would be laid out once for each.
  widen() {
    if (!this.frame.clientWidth) return;
    const bare = this.marks.filter((mark) => !mark.wide).map((mark) => [mark, mark.node.getBBox()]);
    for (const [mark, box] of bare) {
      mark.wide = true;
      mark.node.append(target(box));
    }
  }

  listen() {
    this.frame.addEventListener("scroll", () => this.endInSight(), { passive: true });
    this.frame.addEventListener("pointerover", (event) => {
      if (!this.pinned && !this.walking) this.pointAt(event.target);
    });
    this.frame.addEventListener("pointermove", (event) => {
      if (this.walking && !this.pinned) this.pointAt(event.target);
      this.walking = false;
    });
    this.frame.addEventListener("pointerleave", () => {
      if (!this.pinned && !this.walking) this.closeCard();
    });
    this.frame.addEventListener("click", (event) => {
      this.closeCard();
      if (this.pointAt(event.target)) this.pin();
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusout", (event) => {
      if (!this.card.hidden && !this.root.contains(event.relatedTarget)) this.closeCard();
    });
    this.escape = (event) => {
      if (event.key === "Escape") this.closeCard();
    };
  }

  pointAt(where) {
    const index = this.marks.findIndex((mark) => mark.node.contains(where));
    if (index >= 0) {
      this.select(index);
      return true;
    }
    const unit = this.time?.unitAt(where);
    if (unit) this.openCard(unit.card, where.getBoundingClientRect());
    else if (!this.pinned) this.closeCard();
    return Boolean(unit);
  }

  key(event) {
    if (event.key === "Escape" && !this.card.hidden) {
      this.closeCard();
      this.frame.focus();
    } else if (event.key === "Escape" && this.time?.playing) {
      this.time.stop();
    } else if (event.target !== this.frame) {
      return;
    } else if (["ArrowDown", "ArrowRight"].includes(event.key)) {
      this.walk(1);
    } else if (["ArrowUp", "ArrowLeft"].includes(event.key)) {
      this.walk(-1);
    } else if (["Home", "End"].includes(event.key)) {
      this.current = event.key === "Home" ? -1 : 0;
      this.walk(event.key === "Home" ? 1 : -1);
    } else if (event.key === "Enter" && !this.card.hidden) {
      this.pin();
      this.card.querySelector("a, button").focus();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // While keys walk the marks, a pointer under which the picture scrolls is nobody's hand.
  walk(step) {
    this.walking = true;
    const marks = this.marks.length ? this.marks : (this.time?.walkable() ?? []);
    if (!marks.length) {
      this.announce(this.said("This picture has no marks to walk."));
      return;
    }
    this.unpin();
    this.current = (Math.max(this.current, step > 0 ? -1 : 0) + step + marks.length) % marks.length;
    const { node, card } = marks[this.current];
    node.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.highlight(node);
    this.openCard(card, node.getBoundingClientRect());
    this.announce([card.heading, ...card.lines].filter(Boolean).join(". "));
  }

  select(index) {
    this.current = index;
    const { node, card } = this.marks[index];
    this.highlight(node);
    this.openCard(card, node.getBoundingClientRect());
  }

  highlight(node) {
    this.svg?.querySelector(".kx-current")?.classList.remove("kx-current");
    node?.classList.add("kx-current");
  }

  openCard(card, box) {
    this.card.replaceChildren(make("strong", {}, card.heading));
    for (const line of card.lines.filter(Boolean)) this.card.append(make("span", {}, line));
    for (const link of card.links) {
      const safe = { href: link.url, target: "_blank", rel: "noopener noreferrer" };
      this.card.append(make("a", safe, link.label ?? this.said("Source: {publisher}", { publisher: link.text })));
    }
    this.card.hidden = false;
    this.place(box);
    document.addEventListener("keydown", this.escape);
  }

  place(box) {
    const home = this.root.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const below = box.bottom - home.top + 6;
    const above = box.top - home.top - height - 6;
    const left = box.left + box.width / 2 - home.left - width / 2;
    this.card.style.left = `${Math.max(4, Math.min(left, home.width - width - 4))}px`;
    this.card.style.top = `${below + height < home.height || above < 0 ? below : above}px`;
  }

  pin() {
    this.pinned = true;
    this.card.classList.add("kx-pinned");
    const name = { type: "button", "aria-label": this.said("Close the card") };
    const close = make("button", name, this.said("Close"));
    close.addEventListener("click", () => {
      this.closeCard();
      this.frame.focus();
    });
    this.card.append(close);
  }

  unpin() {
    this.pinned = false;
    this.card.classList.remove("kx-pinned");
  }

  closeCard() {
    this.unpin();
    this.card.hidden = true;
    this.highlight(null);
    document.removeEventListener("keydown", this.escape);
  }
}
