// Measures inside the page: from a changed control to two animation frames after the picture changed.
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const painted = async () => { await frame(); await frame(); };

  // Canvas pictures change without the document noticing: their drawing calls are counted.
  let drawn = 0;
  for (const name of ["drawImage", "putImageData"]) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...rest) {
      drawn += 1;
      return original.apply(this, rest);
    };
  }

  // Calls `changed` whenever the picture has: a node that is not there yet is found by its selector.
  function watch(area, selector, kind, changed) {
    if (kind === "canvas") {
      let last = drawn, going = true;
      const look = () => {
        if (drawn !== last) { last = drawn; changed(); }
        if (going) setTimeout(look, 1);
      };
      look();
      return () => { going = false; };
    }
    const inPicture = (node) => {
      const element = node.nodeType === 1 ? node : node.parentElement;
      return element?.closest(selector) || element?.querySelector?.(selector);
    };
    const observer = new MutationObserver((records) => {
      if (!records.some((record) => inPicture(record.target))) return;
      if (kind !== "image") return changed();
      for (const image of area.querySelectorAll("img")) {
        if (image.complete) changed();
        else image.addEventListener("load", changed, { once: true });
      }
    });
    observer.observe(area, { subtree: true, childList: true, attributes: true, characterData: true });
    return () => observer.disconnect();
  }

  // Milliseconds from `act` to the painted change; null if nothing changed in `patience`.
  async function step(area, selector, kind, act, patience = 4000) {
    return new Promise((done) => {
      let settled = false;
      const end = (value) => { if (!settled) { settled = true; stop(); clearTimeout(timer); done(value); } };
      const begun = performance.now();
      const stop = watch(area, selector, kind, () => {
        if (!settled) painted().then(() => end(performance.now() - begun));
      });
      const timer = setTimeout(() => end(null), patience);
      act();
    });
  }

  function presser(area) {
    const handle = area.querySelector(".noUi-handle");
    return (way) => handle.dispatchEvent(
      new KeyboardEvent("keydown", { key: way > 0 ? "ArrowRight" : "ArrowLeft", bubbles: true }));
  }

  // One control of the map: an own range field that takes days, or a slider of ipywidgets by keys.
  function mover(area, days) {
    const range = area.querySelector("input[type=range]");
    if (!range) return presser(area);
    let at = 0;
    return (way) => {
      at = Math.max(0, Math.min(days.length - 1, at + way));
      range.value = days[at];
      range.dispatchEvent(new Event("input", { bubbles: true }));
    };
  }

  const area = () => document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");

  window.bench = {
    // Median-able list of milliseconds for `times` single steps, there and back again.
    async steps({ selector, kind, days, times, pause }) {
      const move = mover(area(), days), taken = [];
      for (let n = 0; n < times; n += 1) {
        const way = Math.floor(n / 20) % 2 ? -1 : 1;
        taken.push(await step(area(), selector, kind, () => move(way)));
        await new Promise((done) => setTimeout(done, pause));
      }
      return taken;
    },

    // A drag: one position per animation frame. How many frames showed a change, how long after the
    // last position the map still moved, and how long anything in the picture did. `marks` are what
    // moves on the map; without them every change is the map's.
    async drag({ selector, kind, days, positions, marks }) {
      const move = mover(area(), days);
      for (let n = 0; n < positions; n += 1) move(-1);
      await new Promise((done) => setTimeout(done, 3000));
      const colours = () => [...area().querySelectorAll(marks)].map((mark) => mark.style.fill.split("-").pop()).join();
      let shown = 0, dirty = false, last = 0, settled = 0, before = "";
      const stop = watch(area(), selector, kind, () => {
        dirty = true;
        last = performance.now();
        const now = marks ? colours() : last;
        if (now !== before) settled = last;
        before = now;
      });
      const count = () => { if (dirty) { shown += 1; dirty = false; } };
      for (let n = 0; n < positions; n += 1) { move(1); await frame(); count(); }
      const ended = performance.now();
      let quiet = 0;
      while (quiet < 60) { await frame(); quiet = dirty ? 0 : quiet + 1; count(); }
      stop();
      const after = (time) => Math.max(0, time - ended) + 2 * 1000 / 60;
      return { shown, lag: after(settled), words: after(last) };
    },

    // Every dropdown and tick box of a panel, there, back and there again: lists of milliseconds.
    async controls({ selector, most }) {
      const panel = area().querySelector(".kx-panel"), first = [], again = [];
      const fields = [...panel.querySelectorAll("select, input[type=checkbox]")]
        .filter((field) => !field.closest(".kx-time, [data-name=size], [data-name=theme], [data-name=kind]") && field.offsetParent);
      for (const field of fields.slice(0, most)) {
        const set = field.tagName === "SELECT" ? choose(field) : () => field.click();
        const timed = () => step(panel, selector, "dom", set, 6000);
        const one = await timed();
        if (one === null) continue;
        first.push(one);
        for (let n = 0; n < 4; n += 1) {
          await new Promise((done) => setTimeout(done, 150));
          again.push(await timed());
        }
      }
      return { first, again: again.filter((value) => value !== null) };
    },

    async label({ times }) {
      const press = presser(area()), taken = [];
      for (let n = 0; n < times; n += 1) {
        taken.push(await step(area(), ".bare-label", "dom", () => press(n % 20 < 10 ? 1 : -1)));
        await new Promise((done) => setTimeout(done, 60));
      }
      return taken;
    },
  };

  function choose(field) {
    const [one, other] = [field.selectedIndex, field.selectedIndex ? 0 : 1];
    return () => {
      field.selectedIndex = field.selectedIndex === one ? other : one;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    };
  }
})();
