// The map through time: dates with a control each, and pictures that show one or two of them.
// It goes on from figure_widget.js, with which Python joins it.

const OUTSIDE = { state: "azerbaijani", unsure: false };
const PACES = [[1, "1 day a second"], [7, "1 week a second"],
  [30, "1 month a second"], [365, "1 year a second"]];
const LEAST_PLAY = 8; // Seconds that a play takes at least, at the pace which it is given at first.

// Shows or hides what the picture holds unseen. A changed opacity would make the page lay out its
// layers anew, a changed visibility only paint.
function see(node, seen) {
  node.style.visibility = seen ? "visible" : "hidden";
  node.style.opacity = 1;
  node.style.strokeOpacity = 1;
}

class TimeMap {
  constructor(view, data) {
    this.view = view;
    this.data = data;
    this.given = view.model.get("days");
    this.days = this.given;
    this.dates = data.dates.map((label, index) => new DateControl(this, label, index));
    this.pictures = data.pictures.map((picture) => new Picture(this, picture));
    view.controls.replaceChildren(...this.dates.map((date) => date.box));
    this.dates.forEach((date, index) => date.show(this.days[index]));
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
    this.show(this.days, !this.view.behind() && this.days.every((day, at) => day === drawn[at]));
  }

  // Days from the kernel; where another chart comes with them, they are shown when it is drawn.
  come(days) {
    if (this.data === this.view.model.get("timeline")) this.show(days);
    else this.days = days;
  }

  // What the kernel wrote for these very days is left as it stands; while it has yet to answer, what
  // came is of days before.
  show(days, written = false) {
    this.days = days;
    this.dates.forEach((date, index) => date.show(days[index]));
    if (!this.view.seen) return;
    for (const picture of this.pictures) picture.show(days);
    this.advance?.show(days[0]);
    if (!written) this.write();
  }

  // The dates travel to the kernel once the hand has come to rest, not while it moves or plays.
  move(index, day) {
    const { first, last } = this.data;
    const kept = Math.max(first, Math.min(last, Math.round(day)));
    this.show(this.days.map((each, at) => (at === index ? kept : each)));
    clearTimeout(this.resting);
    if (!this.playing) {
      this.resting = setTimeout(() => this.send(), 400);
    }
  }

  get playing() {
    return this.dates.some((date) => date.player.playing);
  }

  // Whether another chart has the same controls: then they stay, and one that plays plays on.
  fits(data) {
    const same = (name) => JSON.stringify(this.data[name]) === JSON.stringify(data[name]);
    return Boolean(data.units) &&
      ["dates", "pictures", "first", "last", "keys", "calendar", "words"].every(same);
  }

  send() {
    clearTimeout(this.resting);
    this.resting = null;
    this.view.model.set("days", this.days);
    this.view.tell({ days: this.days });
  }

  // Comes to rest at once, for what is pressed or chosen elsewhere in the panel.
  flush() {
    this.stop();
    if (this.resting) this.send();
  }

  stop() {
    for (const date of this.dates) date.player.stop();
  }

  // The next day, or the one before, on which ground changed hands or a place was announced.
  change(from, step) {
    const { changes, dots } = this.data;
    const days = changes?.map(([day]) => day) ?? dots.map(([, day]) => day).sort((a, b) => a - b);
    const found = step > 0 ? days.find((day) => day > from) : days.findLast((day) => day < from);
    return found ?? (step > 0 ? this.data.last : this.data.first);
  }

  // Days, numbers and fixed words in the chart's language; what is said of one date.
  spell(day) {
    return spell(day, this.data.calendar);
  }

  number(value) {
    return number(value, this.data.separators);
  }

  words(name, values) {
    return fill(this.data.words[name], values);
  }

  said(english, values) {
    return this.view.said(english, values);
  }

  // The title and the list of changes: as many lines as the picture has room for.
  write() {
    for (const list of this.data.readings ?? []) {
      this.put(list.id, list.steps.findLast(([from]) => from <= this.days[0])[1]);
    }
    if (!this.data.changes) return;
    const [from, to] = [Math.min(...this.days), Math.max(...this.days)];
    const named = this.data.in_order ? [from, to] : this.days;
    const title = named.reduce((text, day, at) => text.replace(`{${at}}`, this.spell(day)), this.data.title);
    this.put("title", title);
    this.view.svg.setAttribute("aria-label", title);
    this.put("changes-head", fill(this.data.heading, [from, to].map((day) => this.spell(day))));
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

// The fastest pace at which a span is not over before one sees it.
function fitting({ first, last }) {
  const slow = PACES.filter(([days]) => (last - first) / days >= LEAST_PLAY);
  return (slow.at(-1) ?? PACES[0])[0];
}

// Plays one date through time at a pace, until the end, a hand on the date, Escape or a hidden tab
// stops it.
// Readers who asked for less motion get the same pace in one step a second.
class Player {
  constructor(date) {
    this.date = date;
    this.playing = null;
    const { label } = date;
    const said = (english) => date.time.said(english, { label });
    this.button = make("button", { type: "button" });
    this.button.addEventListener("click", () => (this.playing ? this.stop() : this.start()));
    this.pace = make("select", { "aria-label": said("{label}, pace") });
    for (const [days, text] of PACES) this.pace.append(make("option", { value: days }, said(text)));
    this.pace.value = fitting(date.time.data);
    const before = this.jump("‹", said("To the previous change"), said("{label}, previous change"), -1);
    const after = this.jump("›", said("To the next change"), said("{label}, next change"), 1);
    this.parts = [before, this.button, after, this.pace];
    this.hide = () => {
      if (document.hidden) this.stop();
    };
    this.show();
  }

  jump(sign, title, name, step) {
    const button = make("button", { type: "button", title, "aria-label": name }, sign);
    button.addEventListener("click", () => this.date.go(this.date.time.change(this.date.day, step)));
    return button;
  }

  start() {
    const { date } = this;
    const { first, last } = date.time.data;
    const rate = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 10;
    this.day = date.day >= last ? first : date.day;
    this.playing = setInterval(() => {
      this.day = Math.min(this.day + this.pace.value / rate, last);
      date.time.move(date.index, this.day);
      if (this.day >= last) this.stop();
    }, 1000 / rate);
    document.addEventListener("visibilitychange", this.hide);
    this.show();
  }

  stop() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = null;
    document.removeEventListener("visibilitychange", this.hide);
    this.show();
    this.date.time.move(this.date.index, this.date.day);
  }

  show() {
    const { time, label } = this.date;
    this.button.textContent = time.said(this.playing ? "Pause" : "Play");
    const name = time.said(this.playing ? "{label}, pause" : "{label}, play", { label });
    this.button.setAttribute("aria-label", name);
  }
}

// One day: a slider, a date field for those who cannot use it, steps, and the days that readers ask for.
class DateControl {
  constructor(time, label, index) {
    this.time = time;
    this.index = index;
    this.label = label;
    const said = (english) => time.said(english, { label });
    const { first, last, keys } = time.data;
    this.box = make("fieldset");
    const marks = make("datalist", { id: unique("kx-days") });
    for (const [day, text] of keys) marks.append(make("option", { value: day, label: text }));
    this.slider = make("input", { type: "range", min: first, max: last, step: 1, list: marks.id,
      "aria-label": said("{label}, slider") });
    this.field = make("input", { type: "date", min: isoOf(first), max: isoOf(last),
      "aria-label": said("{label}, day") });
    this.player = new Player(this);
    const steps = make("div", { class: "kx-steps" });
    steps.append(this.field, ...this.player.parts);
    this.keys = keys.map(([day, text]) => this.key(label, day, text));
    this.name = make("div", { class: "kx-name" });
    const bar = make("div", { class: "kx-keys", role: "toolbar", "aria-label": said("{label}, key dates") });
    bar.append(...this.keys);
    bar.addEventListener("keydown", (event) => this.walkKeys(event));
    this.slider.addEventListener("input", () => this.go(+this.slider.value));
    this.field.addEventListener("change", () => this.typed());
    this.legend = make("legend", {}, label);
    this.box.append(this.legend, this.slider, marks, steps, bar, this.name);
  }

  // A hand on the date ends its play.
  go(day) {
    this.note = "";
    this.player.stop();
    this.time.move(this.index, day);
  }

  // A day outside the data is not silently another: the end of the data that is shown is named.
  typed() {
    const day = this.field.value ? dayOf(this.field.value) : this.day;
    this.go(day);
    if (day === this.day) return;
    const { first, last } = this.time.data;
    const span = { first: this.time.spell(first), last: this.time.spell(last) };
    this.note = this.time.words("outside", span);
    this.tell(this.day);
    this.time.view.announce(this.note);
  }

  // A day that readers ask for, by its month; what happened is told below while a pointer or the
  // focus is on it, and while the slider stands there.
  key(label, day, text) {
    const at = new Date(day * DAY);
    const month = this.time.data.calendar.months[at.getUTCMonth()];
    const short = `${month.slice(0, 3)} ${at.getUTCFullYear()}`;
    const button = make("button", { type: "button", "aria-label": `${label}, ${short}: ${text}` }, short);
    button.addEventListener("click", () => this.go(day));
    for (const sign of ["pointerenter", "focus"]) button.addEventListener(sign, () => this.tell(day));
    for (const sign of ["pointerleave", "blur"]) button.addEventListener(sign, () => this.tell(this.day));
    return button;
  }

  tell(day) {
    const key = this.time.data.keys.find(([each]) => each === day);
    const named = key ? `${this.time.spell(day)}: ${key[1]}` : "";
    const words = (day === this.day && this.note) || named;
    if (this.name.textContent !== words) this.name.textContent = words;
  }

  // The buttons are one stop of the Tab key; arrow keys go from one to the next.
  walkKeys(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const { length } = this.keys;
    this.keys[(this.keys.indexOf(event.target) + step + length) % length].focus();
    event.preventDefault();
  }

  show(day) {
    this.day = day;
    const words = this.time.spell(day);
    this.slider.value = day;
    this.slider.setAttribute("aria-valuetext", words);
    if (this.field.value !== isoOf(day)) this.field.value = isoOf(day);
    this.legend.firstChild.data = `${this.label}: ${words}`;
    this.tell(day);
    const at = this.time.data.keys.findIndex(([each]) => each === day);
    if (at !== this.at) this.press(at);
  }

  // The key date that the day is one of; none if there is no such.
  press(at) {
    this.at = at;
    this.keys.forEach((button, each) => {
      button.setAttribute("aria-pressed", each === at);
      button.tabIndex = each === Math.max(at, 0) ? 0 : -1;
    });
  }
}

// Announced places beside the map: pale until their day, each counted once, with a line at the map's day.
class Advance {
  constructor(time, drawn) {
    const { view, data } = time;
    this.time = time;
    this.drawn = drawn;
    this.dots = data.dots.map(([id, day, lane, place]) =>
      ({ day, lane, place, mark: view.find(id)?.querySelector("use") }));
    this.cursors = data.cursors.map(([id, pace]) => ({ pace, line: view.find(id) }));
  }

  show(day) {
    const counts = { all: 0 };
    const seen = new Set();
    for (const { day: its, lane, place, mark } of this.dots) {
      const come = its <= day;
      if (mark) mark.style.opacity = come ? 1 : this.time.data.ahead;
      const fresh = come && !seen.has(place);
      if (fresh) seen.add(place);
      counts[lane] = (counts[lane] ?? 0) + fresh;
      counts.all += fresh;
    }
    for (const [lane, count] of Object.entries(counts)) this.time.put(`count-${lane}`, this.time.number(count));
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
    this.points = [];
    this.byNode = new Map();
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
      const texts = ["number", "name"]
        .map((part) => time.view.find(`${part}-${name}-${point.id}`)?.querySelector("text"));
      return { ...point, node, parts: [node?.querySelector("path"), ...texts].filter(Boolean) };
    });
  }

  show(allDays) {
    const days = this.dates.map((index) => allDays[index]);
    if (days.every((day, at) => day === this.days[at])) return;
    this.days = days;
    const moved = new Set(this.units.filter((entry) => this.colour(entry)).map(({ id }) => id));
    for (const edge of this.edges) {
      if (edge.pair.some((id) => moved.has(id))) this.trace(edge);
    }
    for (const point of this.points) this.reveal(point);
    this.write();
  }

  // Whether another interval of the unit is shown now.
  colour(entry) {
    const { spans } = entry.unit;
    const at = this.days.map((day) => spans.findLastIndex((span) => span.day <= day));
    const span = spans[Math.max(...at)];
    const moved = span !== entry.span;
    entry.span = span;
    const state = at.length > 1 ? this.changed(spans, Math.min(...at), Math.max(...at)) : span.state;
    if (state !== entry.state && entry.path) entry.path.style.cssText = this.time.styles[state];
    entry.state = state;
    return moved;
  }

  // The same rule as in utils/data/control.py: to whom, and how the last of the runs there began.
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
    see(path, sides[a.state] !== sides[b.state]);
    path.style.strokeDasharray = unsure ? "2.75,1.65" : "none";
  }

  // The same rule as in utils/views/territory/points.py: happened, and not yet shown by a unit.
  reveal(point) {
    const begun = (day) => point.from <= day && (point.to === null || day < point.to);
    const last = begun(Math.max(...this.days));
    const shown = last && (this.days.length === 1 || !begun(Math.min(...this.days)));
    if (shown === point.shown) return;
    point.shown = shown;
    for (const part of point.parts) see(part, point.shown);
    if (point.node) point.node.style.pointerEvents = point.shown ? "auto" : "none";
  }

  pointOf(target) {
    return this.points.find((point) => point.shown && point.node?.contains(target));
  }

  write() {
    const areas = {};
    for (const { unit, state } of this.units) areas[state] = (areas[state] ?? 0) + unit.area;
    const total = this.units.reduce((sum, { unit }) => sum + unit.area, 0);
    if (this.days.length === 1) this.time.put(`date-${this.name}`, this.time.spell(this.days[0]));
    for (const state of this.time.data.states) {
      const area = areas[state] ?? 0;
      this.time.put(`area-${this.name}-${state}`, area ? this.time.words("area", { area: this.time.number(area) }) : "–");
      const share = ((100 * area) / total).toFixed(1).replace(".", this.time.data.separators[1]);
      this.time.put(`share-${this.name}-${state}`, area ? this.time.words("share", { number: share }) : "–");
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
    const date = this.time.spell(Math.max(...this.days));
    return {
      heading: `${unit.name}, ${this.time.words("area", { area: this.time.number(unit.area) })}`,
      lines: [this.time.words("on", { date, held: span.text }), span.note, ...history],
      links: url ? [{ text, url, label: this.time.words("source", { publisher: text }) }] : [],
    };
  }

  walkable() {
    const units = [...this.byNode.values()].map((entry) => ({ node: entry.node, card: this.card(entry) }));
    return [...units, ...this.points.filter((point) => point.shown)];
  }
}
