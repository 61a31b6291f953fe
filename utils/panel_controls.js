// The panel around a figure: its controls in lines, its status line and its rows, plain elements
// drawn from one spec. It goes on from figure_widget.js, with which Python joins it.

class PanelView {
  constructor(model, el) {
    this.model = model;
    this.waiting = null; // the last that was told, until the kernel has answered it
    this.fields = [];
    const lines = model.get("controls").map((line) => this.line(line));
    this.message = make("div", { class: "kx-message", role: "status" }, model.get("message"));
    this.stage = make("div", { class: "kx-stage" });
    this.rows = make("div", { class: "kx-rows" });
    el.append(...lines, this.message, this.stage);
    for (const sign of ["pointerenter", "focusin"]) {
      el.addEventListener(sign, () => this.figure.tell({ near: true }), { once: true });
    }
    this.show();
  }

  line(specs) {
    const line = make("div", { class: "kx-line" });
    for (const spec of specs) {
      const field = FIELDS[spec.kind](spec, (value) => this.tell(spec.name, value));
      field.box.dataset.name = spec.name;
      this.fields.push([spec.name, field]);
      line.append(field.box);
    }
    return line;
  }

  // The figure that the panel is around; the rows lie over it.
  around(figure) {
    this.figure = figure;
    this.stage.append(this.rows);
    this.showRows();
  }

  // What is pressed or chosen acts on the days that are seen: those that wait go first.
  tell(control, value) {
    this.figure.time?.flush();
    this.waiting = `${this.figure.name}-${this.figure.told}`;
    this.figure.tell({ control, value, id: this.waiting });
  }

  // A hand that is ahead of the kernel is not pulled back: only the last answer counts.
  answered() {
    if (this.model.get("heard") === this.waiting) this.waiting = null;
    if (this.waiting === null) this.show();
  }

  show() {
    const values = this.model.get("values");
    for (const [name, field] of this.fields) field.show(values[name]);
  }

  say() {
    this.message.textContent = this.model.get("message");
  }

  // The table is our own, with everything in it escaped.
  showRows() {
    const table = this.model.get("table");
    this.rows.innerHTML = table;
    this.rows.hidden = !table;
    this.figure.root.style.visibility = table ? "hidden" : "";
  }
}

// ---- one kind of control each: its box, and what shows a value in it

const FIELDS = { choice: chooser, checks: ticks, switch: tick, button: pusher,
  day: (spec, tell) => entry("date", spec, tell),
  text: (spec, tell) => entry("text", spec, tell),
  number: (spec, tell) => entry("number", spec, tell) };

function labelled(spec, field, show) {
  field.id = unique("kx-control");
  const box = make("div", { class: `kx-field kx-${spec.kind}${spec.narrow ? " kx-narrow" : ""}` });
  box.append(make("label", { for: field.id }, spec.label), field);
  return { box, show };
}

function chooser(spec, tell) {
  const field = make("select");
  for (const [value, words] of spec.options) field.append(make("option", { value }, words));
  field.addEventListener("change", () => tell(field.value));
  return labelled(spec, field, (value) => { field.value = value; });
}

// Words, a day or a number. What is still being typed is nobody's business: it is told when it is
// whole, and what makes no sense goes back when the reader leaves.
function entry(type, { min = "", max = "", hint = "", ...spec }, tell) {
  const field = make("input", { type });
  Object.assign(field, { min, max, placeholder: hint });
  let [told, typing] = ["", false];
  field.addEventListener("input", () => { typing = true; });
  field.addEventListener("change", () => {
    if (!field.validity.valid || (type !== "text" && !field.value)) return;
    typing = false;
    tell(type === "number" ? Number(field.value) : field.value);
  });
  field.addEventListener("blur", () => {
    if (typing) field.value = told;
    typing = false;
  });
  return labelled(spec, field, (value) => {
    told = value;
    if (!typing) field.value = value;
  });
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
  return { box: label, show: (value) => { field.checked = value; } };
}

function ticks(spec, tell) {
  const group = make("fieldset", { class: "kx-checks" });
  const chosen = () => tell(boxes.filter(({ field }) => field.checked).map(({ value }) => value));
  const boxes = spec.options.map(([value, words]) => ({ value, ...box(words, chosen) }));
  group.append(make("legend", {}, spec.label), ...boxes.map(({ label }) => label));
  const show = (values) => boxes.forEach(({ value, field }) => { field.checked = values.includes(value); });
  return { box: group, show };
}

function pusher(spec, tell) {
  const button = make("button", { type: "button", title: spec.hint }, spec.label);
  button.addEventListener("click", () => tell(null));
  return { box: button, show: (words) => { if (words) button.textContent = words; } };
}
