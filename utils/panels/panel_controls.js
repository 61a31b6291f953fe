// Panels: controls in lines and a status line, plain elements drawn from one spec, and what a panel
// is around. It goes on from figure_widget.js, with which Python joins it.

const BLINK = 300;
const ENDURANCE = 20000;
const NO_ANSWER = "No answer yet: the kernel is busy or gone. Its state stands at the top right of the notebook.";
const NO_KERNEL = "No kernel answers this panel: what it shows is as it was, and a map still moves. "
  + "Run > Run All Cells makes all controls answer.";
const LIMITS = "{label} is kept: it goes from {first} to {last}.";

class Board {
  constructor(model, el) {
    this.model = model;
    this.said = speaker(model);
    this.el = el;
    this.teller = new Teller(model);
    this.waiting = null; // the last that was asked, until the kernel has answered it
    this.fields = new Map();
    this.specs = new Map();
    this.gone = make("p", { class: "kx-gone" });
    el.append(this.gone);
    this.lines = model.get("controls").map((line) => this.line(line));
    this.message = make("div", { class: "kx-message", role: "status" }, model.get("message"));
    el.addEventListener("keydown", keepKeys);
  }

  heard() {
    return {
      "change:controls": () => this.rename(),
      "change:message": () => this.say(this.model.get("message")),
      "change:values": () => this.answered(),
      "change:idle": () => this.answered(),
      "change:heard": () => this.answered(),
      "comm_live_update": () => this.lost(),
      "msg:custom": copy,
    };
  }

  line(specs) {
    const line = make("div", { class: "kx-line" });
    for (const spec of specs) {
      const tell = (value) => {
        this.tell(spec.name, value);
        const { doing } = this.specs.get(spec.name);
        if (doing && this.waiting) this.doing(doing);
      };
      const field = FIELDS[spec.kind](spec, tell, (...fault) => this.say(`⚠ ${this.said(...fault)}`));
      field.box.dataset.name = spec.name;
      this.fields.set(spec.name, field);
      this.specs.set(spec.name, spec);
      line.append(field.box);
    }
    return line;
  }

  // The same controls in another language, each where it stands: the focus stays.
  rename() {
    for (const spec of this.model.get("controls").flat()) {
      this.specs.set(spec.name, spec);
      this.fields.get(spec.name).rename(spec);
    }
    this.speak();
  }

  // What stands beside the controls, and what they show.
  speak() {
    this.gone.textContent = this.said(NO_KERNEL);
    this.message.dataset.wait = this.said("One moment …");
    this.show();
  }

  tell(control, value) {
    this.ask({ control, value });
  }

  // What takes longer than a blink is seen to be on its way; what was true before it hides meanwhile.
  ask(message) {
    const id = this.teller.next;
    if (!this.teller.tell({ ...message, id })) return;
    this.waiting = id;
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.busy(true), BLINK);
    clearTimeout(this.worry);
    this.worry = setTimeout(() => this.doing(`⚠ ${this.said(NO_ANSWER)}`), ENDURANCE);
  }

  // An act that takes a while is told at once.
  doing(words) {
    this.busy(false);
    this.say(words);
  }

  busy(on) {
    clearTimeout(this.patience);
    this.message.classList.toggle("kx-busy", on);
    this.message.setAttribute("aria-busy", on);
  }

  lost() {
    this.el.classList.add(DISCONNECTED);
    this.waiting = null;
    this.answered();
  }

  // A hand that is ahead of the kernel is not pulled back: only the last answer counts.
  answered() {
    if (this.model.get("heard") === this.waiting) this.waiting = null;
    if (this.waiting !== null) return;
    clearTimeout(this.worry);
    this.busy(false);
    this.say(this.model.get("message"));
    this.show();
  }

  show() {
    const values = this.model.get("values");
    const idle = this.model.get("idle");
    for (const [name, field] of this.fields) {
      field.show(values[name]);
      disable(field.box, idle.includes(name) && this.said("Means nothing for what is shown"));
    }
  }

  // What is said again is not spoken again.
  say(words) {
    if (this.message.textContent !== words) this.message.textContent = words;
  }

  end() {
    clearTimeout(this.patience);
    clearTimeout(this.worry);
  }
}

// The panel of a report: controls, and nothing else.
class ReportView extends Board {
  constructor(model, el) {
    super(model, el);
    el.append(...this.lines, this.message);
    this.speak();
  }
}

// The panel of a view: controls, a figure, and its rows over it.
class PanelView extends Board {
  constructor(model, el) {
    super(model, el);
    this.stage = make("div", { class: "kx-stage" });
    this.link = this.skip();
    [this.unfold, this.more] = this.folded();
    el.append(this.link, this.lines[0], this.unfold, this.more, this.message, this.stage);
    this.figure = new FigureView(model, this.stage, this.teller);
    this.figure.tell = (message) => this.ask(message);
    this.figure.behind = () => ![null, model.get("heard")].includes(this.waiting);
    this.rows = make("div", { class: "kx-rows" });
    this.stage.append(this.rows);
    for (const sign of ["pointerenter", "focusin"]) {
      el.addEventListener(sign, () => this.teller.tell({ near: true }), { once: true });
    }
    this.speak();
    this.showRows();
    this.figure.draw();
    this.figure.watch();
    this.room = new ResizeObserver(() => this.fit());
    this.room.observe(el);
  }

  speak() {
    this.link.textContent = this.said("To the chart");
    this.unfold.textContent = this.said("More controls");
    this.el.lang = this.model.get("language");
    super.speak();
  }

  // The first stop of the Tab key, seen while it has the focus, leads past all controls.
  skip() {
    const link = make("a", { class: "kx-skip", href: "#" });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      (this.rows.querySelector("[tabindex]") ?? this.figure.frame).focus();
    });
    return link;
  }

  // In a narrow window all lines but the first stand in a fold, or the picture would be out of sight.
  folded() {
    const more = make("div", { class: "kx-more", id: unique("kx-more") });
    more.append(...this.lines.slice(1));
    const button = make("button", { class: "kx-unfold", type: "button", "aria-expanded": "false",
      "aria-controls": more.id });
    button.addEventListener("click", () => {
      button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
    });
    return [button, more];
  }

  // A scroll bar that comes or goes with the fold does not turn it back.
  fit() {
    const slim = this.el.classList.contains("kx-slim") ? 590 : 560;
    const width = this.el.clientWidth;
    if (width) this.el.classList.toggle("kx-slim", width < slim);
  }

  heard() {
    return { ...this.figure.heard(), ...super.heard(), "change:table": () => this.showRows() };
  }

  // What is pressed or chosen acts on the days that are seen: those that wait go first.
  tell(control, value) {
    this.figure.time?.flush();
    super.tell(control, value);
  }

  // The table is our own, with everything in it escaped.
  showRows() {
    const table = this.model.get("table");
    this.rows.innerHTML = table;
    this.rows.hidden = !table;
    this.figure.root.style.visibility = table ? "hidden" : "";
  }

  end() {
    super.end();
    this.room.disconnect();
    this.figure.end();
  }
}

// What means nothing for what is shown stays where it is, pale, and cannot be chosen; ``why`` says so.
function disable(box, why) {
  const idle = Boolean(why);
  if (idle) box.title = why;
  if (box.classList.contains("kx-idle") === idle) return;
  box.classList.toggle("kx-idle", idle);
  if (!idle) box.title = "";
  for (const field of box.querySelectorAll("input, select, textarea")) field.disabled = idle;
}

// ---- one kind of control each: its box, and what shows a value in it

const FIELDS = { choice: chooser, list: list, checks: ticks, switch: tick, button: pusher, file: opener,
  area: (...of) => entry("textarea", ...of),
  day: (...of) => entry("date", ...of),
  text: (...of) => entry("text", ...of),
  number: (...of) => entry("number", ...of) };

function labelled(spec, field, show, rename = () => {}) {
  field.id = unique("kx-control");
  const wide = ["narrow", "wide"].filter((width) => spec[width]).map((width) => ` kx-${width}`).join("");
  const box = make("div", { class: `kx-field kx-${spec.kind}${wide}` });
  const label = make("label", { for: field.id }, spec.label);
  box.append(label, field);
  return { box, show, rename: (words) => {
    label.textContent = words.label;
    rename(words);
  } };
}

function chooser(spec, tell) {
  const field = make("select");
  for (const [value, words] of spec.options) field.append(make("option", { value }, words));
  field.addEventListener("change", () => tell(field.value));
  const rename = ({ options }) => options.forEach(([, words], at) => { field.options[at].textContent = words; });
  return labelled(spec, field, (value) => { field.value = value; }, rename);
}

// One of several that change: the value brings what there is to choose from.
function list(spec, tell) {
  const field = make("select", { size: spec.rows });
  field.addEventListener("change", () => tell(field.value));
  let shown = "";
  return labelled(spec, field, ({ options, chosen }) => {
    if (JSON.stringify(options) !== shown) {
      field.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
      shown = JSON.stringify(options);
    }
    field.value = chosen;
  });
}

// Words, a day or a number. What is still being typed is nobody's business: it is told when it is
// whole, and what makes no sense goes back when the reader leaves, with a sentence where it lies
// outside its limits.
function entry(type, { min = "", max = "", hint = "", rows = 1, free = false, ...spec }, tell, say) {
  const words = ["text", "textarea"].includes(type);
  const field = type === "textarea" ? make("textarea", { rows }) : make("input", { type });
  Object.assign(field, { min, max, placeholder: hint });
  let [told, typing] = ["", false];
  field.addEventListener("input", () => { typing = true; });
  field.addEventListener("change", () => {
    const { valid, rangeUnderflow, rangeOverflow } = field.validity;
    const label = field.labels[0].textContent;
    if (rangeUnderflow || rangeOverflow) say(LIMITS, { label, first: min, last: max });
    if (!valid || !(words || free || field.value)) return;
    typing = false;
    tell(type === "number" ? Number(field.value) : field.value);
  });
  field.addEventListener("blur", () => {
    if (typing) field.value = told;
    typing = false;
  });
  const show = (value) => {
    told = value;
    if (!typing) field.value = value;
  };
  return labelled(spec, field, show, (words) => { field.placeholder = words.hint ?? ""; });
}

function box(words, tell) {
  const field = make("input", { type: "checkbox" });
  const label = make("label", { class: "kx-tick" });
  label.append(field, make("span", {}, words));
  field.addEventListener("change", tell);
  return { label, field };
}

function tick(spec, tell) {
  const { label, field } = box(spec.label, () => tell(field.checked));
  const rename = (words) => { label.lastChild.textContent = words.label; };
  return { box: label, show: (value) => { field.checked = value; }, rename };
}

function ticks(spec, tell) {
  const group = make("fieldset", { class: "kx-checks" });
  const chosen = () => tell(boxes.filter(({ field }) => field.checked).map(({ value }) => value));
  const boxes = spec.options.map(([value, words]) => ({ value, ...box(words, chosen) }));
  const legend = make("legend", {}, spec.label);
  group.append(legend, ...boxes.map(({ label }) => label));
  const show = (values) => boxes.forEach(({ value, field }) => { field.checked = values.includes(value); });
  const rename = ({ label, options }) => {
    legend.textContent = label;
    boxes.forEach((each, at) => { each.label.lastChild.textContent = options[at][1]; });
  };
  return { box: group, show, rename };
}

function pusher(spec, tell) {
  const button = make("button", { type: "button", title: spec.hint }, spec.label);
  button.addEventListener("click", () => tell(null));
  const show = (words) => { if (words) button.textContent = words; };
  return { box: button, show, rename: ({ label, hint }) => Object.assign(button, { textContent: label, title: hint }) };
}

// A text file, read on the page: the kernel gets its name and its words.
function opener(spec, tell, say) {
  const field = make("input", { type: "file", accept: spec.accept });
  field.addEventListener("click", () => { field.value = ""; }); // the same can be opened again
  field.addEventListener("change", async () => {
    const [file] = field.files;
    if (!file) return;
    const { name, size } = file;
    const text = size > spec.most ? null : textIn(new Uint8Array(await file.arrayBuffer()));
    if (text) tell({ name, text });
    else if (size > spec.most) say(`${name} is larger than ${spec.most / 1000} kB: open a shorter text.`);
    else say(`${name} is not a text that can be read here: save it as text (.txt) in UTF-8, or paste its words.`);
  });
  return labelled(spec, field, () => {});
}

// The text in UTF-8 or, with its mark, in UTF-16; nothing where bytes are no text.
function textIn(bytes) {
  const mark = bytes[0] * 256 + bytes[1];
  const coding = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[mark] ?? "utf-8";
  const text = new TextDecoder(coding).decode(bytes);
  const strange = text.match(/[\0\ufffd]/g)?.length ?? 0;
  return strange * 200 > text.length || text.startsWith("{\\rtf") ? "" : text;
}
