// Shows an SVG that matplotlib drew: cards for its marks, and a map that moves through time
// without the kernel. Text from the data is only ever set as text, never as markup.

const DAY = 86400000;
const OUTSIDE = { state: "azerbaijani", unsure: false };
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

export default {
  render({ model, el }) {
    const view = new FigureView(model, el);
    view.draw();
    const redraw = () => view.draw();
    const moved = () => {
      if (view.time?.data === model.get("timeline")) view.time?.show(model.get("days"));
    };
    const said = () => view.say();
    model.on("change:svg", redraw);
    model.on("change:days", moved);
    const noticed = () => view.announce(model.get("notice"));
    model.on("change:alt_text", said);
    model.on("change:notice", noticed);
    model.on("msg:custom", copy);
    return () => {
      model.off("change:svg", redraw);
      model.off("change:days", moved);
      model.off("change:alt_text", said);
      model.off("change:notice", noticed);
      model.off("msg:custom", copy);
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

function spell(day) {
  const date = new Date(day * DAY);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

// Equal charts have equal ids for hatches, clips and markers. Two of them on a page must not share
// these: what one borrows from the other vanishes when the other is hidden.
let drawn = 0;
function own(svg) {
  drawn += 1;
  return svg.replace(/(url\(#|xlink:href="#|id=")([hmp][0-9a-f]{10})(?=["\)])/g, `$1k${drawn}-$2`);
}

function number(value) {
  return Math.round(value).toLocaleString("en-US");
}

// JupyterLab takes single keys for commands on cells ("d d" deletes one) even while a control of a
// panel has the focus. Inside a panel keys belong to the panel; commands with Ctrl, and Shift+Enter,
// still reach JupyterLab.
function keepKeys(event) {
  const command = event.ctrlKey || event.metaKey || event.altKey;
  if (!command && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
}

// ---- the figure and its marks

let figures = 0;

class FigureView {
  constructor(model, el) {
    this.model = model;
    this.pinned = false;
    this.current = -1;
    this.marks = [];
    this.root = make("div", { class: "kx-figure" });
    this.controls = make("div", { class: "kx-time" });
    this.words = make("p", { class: "kx-hidden", id: `kx-words-${(figures += 1)}` });
    this.frame = make("div", { class: "kx-frame", role: "group", tabindex: "0",
      "aria-describedby": this.words.id });
    this.live = make("p", { class: "kx-hidden", role: "status" });
    this.card = make("div", { class: "kx-card" });
    this.card.hidden = true;
    this.root.append(this.controls, this.frame, this.words, this.live, this.card);
    el.append(this.root);
    this.listen();
    new ResizeObserver(() => this.settle()).observe(this.frame);
  }

  draw() {
    const parsed = new DOMParser().parseFromString(own(this.model.get("svg")), "image/svg+xml");
    const svg = document.importNode(parsed.documentElement, true);
    svg.removeAttribute("height");
    svg.setAttribute("aria-hidden", "true");
    this.svg = svg;
    this.frame.replaceChildren(svg);
    this.frame.style.height = `${this.model.get("height")}px`;
    this.say();
    this.closeCard();
    this.findMarks();
    this.drawTime();
  }

  // A redrawn map keeps its sliders, or a hand on one of them would lose it.
  drawTime() {
    const timeline = this.model.get("timeline");
    if (this.time?.data !== timeline) this.time = timeline.units ? new TimeMap(this, timeline) : null;
    this.time?.attach();
    this.controls.hidden = !this.time;
  }

  say() {
    const title = this.model.get("title");
    if (this.frame.getAttribute("aria-label") !== title) this.announce(title);
    this.frame.setAttribute("aria-label", title);
    this.words.textContent = `${this.model.get("alt_text")} Arrow keys walk the marks; Enter keeps a card open.`;
  }

  announce(text) {
    this.live.textContent = text;
  }

  // Once the page has laid the figure out, its panel is known and its marks have a size.
  settle() {
    const panel = this.root.closest(".kx-panel") ?? this.root;
    if (panel !== this.panel) {
      this.panel = panel;
      panel.addEventListener("keydown", keepKeys);
      for (const group of panel.querySelectorAll(".kx-checks")) {
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", group.querySelector(".widget-label").textContent);
      }
    }
    this.widen();
  }

  find(id) {
    return this.svg.querySelector(`[id="${CSS.escape(id)}"]`);
  }

  findMarks() {
    const cards = this.model.get("cards");
    this.current = -1;
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
  // size before the page has laid the picture out, so this is asked again when it has.
  widen() {
    if (!this.frame.clientWidth) return;
    for (const mark of this.marks) {
      if (!mark.node.querySelector(".kx-target")) this.addTarget(mark);
    }
  }

  addTarget(mark) {
    const box = mark.node.getBBox();
    const target = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    const size = { x: box.x - 4, y: box.y - 2, width: box.width + 8, height: box.height + 4 };
    for (const [name, value] of Object.entries(size)) target.setAttribute(name, value);
    target.setAttribute("class", "kx-target");
    mark.node.append(target);
  }

  listen() {
    this.frame.addEventListener("pointerover", (event) => {
      if (!this.pinned) this.pointAt(event.target);
    });
    this.frame.addEventListener("pointerleave", () => {
      if (!this.pinned) this.closeCard();
    });
    this.frame.addEventListener("click", (event) => {
      this.closeCard();
      if (this.pointAt(event.target)) this.pin();
    });
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("focusout", (event) => {
      if (this.pinned && !this.root.contains(event.relatedTarget)) this.closeCard();
    });
  }

  pointAt(target) {
    const index = this.marks.findIndex((mark) => mark.node.contains(target));
    if (index >= 0) {
      this.select(index);
      return true;
    }
    const unit = this.time?.unitAt(target);
    if (unit) this.openCard(unit.card, target.getBoundingClientRect());
    else if (!this.pinned) this.closeCard();
    return Boolean(unit);
  }

  key(event) {
    if (event.key === "Escape" && !this.card.hidden) {
      this.closeCard();
      this.frame.focus();
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

  walk(step) {
    const marks = this.marks.length ? this.marks : (this.time?.walkable() ?? []);
    if (!marks.length) return;
    this.pinned = false;
    this.current = (this.current + step + marks.length) % marks.length;
    const mark = marks[this.current];
    mark.node.scrollIntoView({ block: "nearest" });
    this.highlight(mark.node);
    this.openCard(mark.card, mark.node.getBoundingClientRect());
    this.announce([mark.card.heading, ...mark.card.lines].filter(Boolean).join(". "));
  }

  select(index) {
    this.current = index;
    const { node, card } = this.marks[index];
    this.highlight(node);
    this.openCard(card, node.getBoundingClientRect());
  }

  highlight(node) {
    this.svg.querySelector(".kx-current")?.classList.remove("kx-current");
    node?.classList.add("kx-current");
  }

  openCard(card, box) {
    this.card.replaceChildren(make("strong", {}, card.heading));
    for (const line of card.lines.filter(Boolean)) this.card.append(make("span", {}, line));
    for (const link of card.links) {
      const safe = { href: link.url, target: "_blank", rel: "noopener noreferrer" };
      this.card.append(make("a", safe, `Source: ${link.text}`));
    }
    this.card.hidden = false;
    this.place(box);
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
    const close = make("button", { type: "button", "aria-label": "Close the card" }, "Close");
    close.addEventListener("click", () => {
      this.closeCard();
      this.frame.focus();
    });
    this.card.append(close);
  }

  closeCard() {
    this.pinned = false;
    this.card.hidden = true;
    this.card.classList.remove("kx-pinned");
    this.highlight(null);
  }
}

// ---- the map through time: dates with a control each, and pictures that show one or two of them

class TimeMap {
  constructor(view, data) {
    this.view = view;
    this.data = data;
    this.days = view.model.get("days");
    this.dates = data.dates.map((label, index) => new DateControl(this, label, index));
    this.pictures = data.pictures.map((picture) => new Picture(this, picture));
    view.controls.replaceChildren(...this.dates.map((date) => date.box));
  }

  // Find everything that moves in the picture that has just been drawn.
  attach() {
    this.styles = {};
    for (const state of this.data.states) {
      const swatch = this.view.find(`swatch-${this.data.pictures[0].name}-${state}`);
      this.styles[state] = swatch?.querySelector("path")?.style.cssText;
    }
    for (const picture of this.pictures) picture.attach();
    const drawn = this.view.model.get("days");
    this.advance = this.data.dots ? new Advance(this, drawn[0]) : null;
    this.show(this.days, this.days.every((day, at) => day === drawn[at]));
  }

  // What the kernel wrote for these very days is left as it stands.
  show(days, written = false) {
    this.days = days;
    this.dates.forEach((date, index) => date.show(days[index]));
    for (const picture of this.pictures) picture.show(days);
    this.advance?.show(days[0]);
    if (!written) this.write();
  }

  // The dates travel to the kernel once the hand has come to rest, not while it moves.
  move(index, day) {
    this.show(this.days.map((each, at) => (at === index ? day : each)));
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      const { model } = this.view;
      model.set("days", this.days);
      model.save_changes();
    }, 400);
  }

  // The title and the list of changes: as many lines as the picture has room for.
  write() {
    for (const list of this.data.readings ?? []) {
      this.put(list.id, list.steps.findLast(([from]) => from <= this.days[0])[1]);
    }
    if (!this.data.changes) return;
    const [from, to] = [Math.min(...this.days), Math.max(...this.days)];
    const named = this.data.in_order ? [from, to] : this.days;
    this.put("title", named.reduce((text, day, at) => text.replace(`{${at}}`, spell(day)), this.data.title));
    this.put("changes-head", `What changed between ${spell(from)} and ${spell(to)}`);
    const lines = this.lines(this.data.changes.filter(([day]) => from < day && day <= to));
    for (let slot = 0; slot < this.data.room; slot += 1) {
      this.put(`change-${slot}`, lines[slot] ?? "");
    }
  }

  lines(changes) {
    const lines = changes.length ? [] : [this.data.none];
    for (const [done, [, wrapped]] of changes.entries()) {
      const needed = wrapped.length + (done < changes.length - 1 ? 1 : 0);
      if (lines.length + needed > this.data.room) {
        return [...lines, this.data.more.replace("{0}", changes.length - done)];
      }
      lines.push(...wrapped);
    }
    return lines;
  }

  put(id, text) {
    const node = this.view.find(id)?.querySelector("text");
    if (node && node.textContent !== text) node.textContent = text;
  }

  unitAt(target) {
    for (const picture of this.pictures) {
      const point = picture.pointOf(target);
      if (point) return point;
      const unit = picture.unitOf(target);
      if (unit) return { card: picture.card(unit) };
    }
    return null;
  }

  walkable() {
    return this.pictures.flatMap((picture) => picture.walkable());
  }
}

// One day: a slider, a date field for those who cannot use it, and the days that readers ask for.
class DateControl {
  constructor(time, label, index) {
    this.time = time;
    this.index = index;
    const { first, last, keys } = time.data;
    this.box = make("fieldset");
    this.slider = make("input", { type: "range", min: first, max: last, step: 1,
      "aria-label": `${label}, slider` });
    this.field = make("input", { type: "date", min: isoOf(first), max: isoOf(last),
      "aria-label": `${label}, day` });
    this.keys = keys.map(([day, text]) => this.key(label, day, text));
    const bar = make("div", { class: "kx-keys", role: "toolbar", "aria-label": `${label}, key dates` });
    bar.append(...this.keys);
    bar.addEventListener("keydown", (event) => this.walkKeys(event));
    this.slider.addEventListener("input", () => time.move(index, +this.slider.value));
    this.field.addEventListener("change", () => this.typed());
    this.label = label;
    this.legend = make("legend");
    this.box.append(this.legend, this.slider, this.field, bar);
  }

  // A day that readers ask for, by its month; what happened is told at hand and in the legend.
  key(label, day, text) {
    const [, month, year] = spell(day).split(" ");
    const short = `${month.slice(0, 3)} ${year}`;
    const button = make("button", { type: "button", title: `${spell(day)}: ${text}`,
      "aria-label": `${label}, ${short}: ${text}` }, short);
    button.addEventListener("click", () => this.time.move(this.index, day));
    return button;
  }

  // The buttons are one stop of the Tab key; arrow keys go from one to the next.
  walkKeys(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const { length } = this.keys;
    this.keys[(this.keys.indexOf(event.target) + step + length) % length].focus();
    event.preventDefault();
  }

  typed() {
    const { first, last } = this.time.data;
    const day = this.field.value ? dayOf(this.field.value) : this.day;
    this.time.move(this.index, Math.max(first, Math.min(last, day)));
  }

  show(day) {
    this.day = day;
    this.slider.value = day;
    this.slider.setAttribute("aria-valuetext", spell(day));
    if (this.field.value !== isoOf(day)) this.field.value = isoOf(day);
    const at = this.time.data.keys.findIndex(([each]) => each === day);
    const what = at < 0 ? "" : ` · ${this.time.data.keys[at][1]}`;
    this.legend.textContent = `${this.label}: ${spell(day)}${what}`;
    this.keys.forEach((button, each) => {
      button.setAttribute("aria-pressed", each === at);
      button.tabIndex = each === Math.max(at, 0) ? 0 : -1;
    });
  }
}

// Announced places beside the map: pale until their day, counted, with a line at the map's day.
class Advance {
  constructor(time, drawn) {
    const { view, data } = time;
    this.time = time;
    this.drawn = drawn;
    this.dots = data.dots.map(([id, day, lane]) => ({ day, lane, mark: view.find(id)?.querySelector("use") }));
    this.cursors = data.cursors.map(([id, pace]) => ({ pace, line: view.find(id) }));
  }

  show(day) {
    const counts = { all: 0 };
    for (const { day: its, lane, mark } of this.dots) {
      const come = its <= day;
      if (mark) mark.style.opacity = come ? 1 : this.time.data.ahead;
      counts[lane] = (counts[lane] ?? 0) + come;
      counts.all += come;
    }
    for (const [lane, count] of Object.entries(counts)) this.time.put(`count-${lane}`, number(count));
    for (const { line, pace } of this.cursors) {
      line?.setAttribute("transform", `translate(${(day - this.drawn) * pace} 0)`);
    }
  }
}

// A map of one day, or of what changed between two.
class Picture {
  constructor(time, { name, dates }) {
    this.time = time;
    this.name = name;
    this.dates = dates;
  }

  attach() {
    const { name, time } = this;
    const path = (id) => time.view.find(id)?.querySelector("path");
    this.days = [];
    this.units = Object.entries(time.data.units)
      .map(([id, unit]) => ({ id, unit, node: time.view.find(`unit-${name}-${id}`),
        path: path(`unit-${name}-${id}`), state: null }));
    this.byNode = new Map(this.units.filter(({ node }) => node).map((entry) => [entry.node, entry]));
    this.byId = new Map(this.units.map((entry) => [entry.id, entry]));
    this.edges = time.data.edges
      .map(([id, ...pair]) => ({ path: path(`edge-${name}-${id}`), pair }))
      .filter((edge) => edge.path);
    this.points = (time.data.points ?? []).map((point) => {
      const node = time.view.find(`point-${name}-${point.id}`);
      const text = time.view.find(`number-${name}-${point.id}`)?.querySelector("text");
      return { ...point, node, parts: [node?.querySelector("path"), text].filter(Boolean) };
    });
  }

  show(allDays) {
    const days = this.dates.map((index) => allDays[index]);
    if (days.every((day, at) => day === this.days[at])) return;
    this.days = days;
    for (const entry of this.units) this.colour(entry);
    for (const edge of this.edges) this.trace(edge);
    for (const point of this.points) this.reveal(point);
    this.write();
  }

  colour(entry) {
    const { spans } = entry.unit;
    const at = this.days.map((day) => spans.findLastIndex((span) => span.day <= day));
    entry.span = spans[Math.max(...at)];
    const state = at.length > 1 ? this.changed(spans, Math.min(...at), Math.max(...at)) : entry.span.state;
    if (state === entry.state) return;
    entry.state = state;
    if (entry.path) entry.path.style.cssText = this.time.styles[state];
  }

  // The same rule as in utils/control.py: to whom, and how the last of the runs there began.
  changed(spans, from, to) {
    const side = (at) => this.time.data.sides[spans[at].state];
    if (!side(to)) return "neither";
    if (side(from) === side(to)) return `same-${side(to)}`;
    let start = to;
    while (side(start - 1) === side(to)) start -= 1;
    return `${side(to)}-${spans[start].how}`;
  }

  // A border between two units is a front where their holders differ; outside is Azerbaijan.
  trace({ path, pair }) {
    const [a, b] = pair.map((id) => this.byId.get(id)?.span ?? OUTSIDE);
    const { edge_sides: sides } = this.time.data;
    const unsure = a.unsure || b.unsure;
    path.style.strokeOpacity = sides[a.state] === sides[b.state] ? 0 : 1;
    path.style.strokeDasharray = unsure ? "2.75,1.65" : "none";
  }

  // The same rule as in utils/views/territory_points.py: happened, and not yet shown by a unit.
  reveal(point) {
    const begun = (day) => point.from <= day && (point.to === null || day < point.to);
    const last = begun(Math.max(...this.days));
    point.shown = last && (this.days.length === 1 || !begun(Math.min(...this.days)));
    for (const part of point.parts) part.style.opacity = point.shown ? 1 : 0;
    if (point.node) point.node.style.pointerEvents = point.shown ? "auto" : "none";
  }

  pointOf(target) {
    return this.points.find((point) => point.shown && point.node?.contains(target));
  }

  write() {
    const areas = {};
    for (const { unit, state } of this.units) areas[state] = (areas[state] ?? 0) + unit.area;
    const total = this.units.reduce((sum, { unit }) => sum + unit.area, 0);
    if (this.days.length === 1) this.time.put(`date-${this.name}`, spell(this.days[0]));
    for (const state of this.time.data.states) {
      const area = areas[state] ?? 0;
      this.time.put(`area-${this.name}-${state}`, area ? `${number(area)} km²` : "–");
      const share = ((100 * area) / total).toFixed(1);
      this.time.put(`share-${this.name}-${state}`, area ? `${share}%` : "–");
    }
  }

  unitOf(target) {
    for (let node = target; node && node !== this.time.view.frame; node = node.parentNode) {
      if (this.byNode.has(node)) return this.byNode.get(node);
    }
    return null;
  }

  card({ unit, span }) {
    const { sources } = this.time.data;
    const history = unit.spans.map((each) => `${each === span ? "▸ " : ""}${each.short}`);
    const [text, url] = sources[span.source] ?? ["", ""];
    return {
      heading: `${unit.name}, ${number(unit.area)} km²`,
      lines: [`On ${spell(Math.max(...this.days))}: ${span.text}`, span.note, ...history],
      links: url ? [{ text, url }] : [],
    };
  }

  walkable() {
    const units = [...this.byNode.values()].map((entry) => ({ node: entry.node, card: this.card(entry) }));
    return [...units, ...this.points.filter((point) => point.shown)];
  }
}
