// Brings the figures of a page to life without a kernel: the same script as in the lab, with the
// page itself as its model. Runs after `explorerFigure` has been defined.
for (const place of document.querySelectorAll(".kx-static")) {
  const values = JSON.parse(place.querySelector("script").textContent);
  values.svg = place.querySelector("svg").outerHTML;
  place.replaceChildren();
  explorerFigure.render({ model: still(values), el: place });
}
