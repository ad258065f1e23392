"use strict";
/* The skills of ESCO under an outcome: the arrow keys move, Enter takes, Escape closes. Without it there is a page. */

const esco = {
  of: (event) => event.detail.requestConfig?.elt?.closest("[data-esco]"),
  input: (place) => place.closest(".field").querySelector("[data-esco]"),
  place: (input) => document.getElementById(input.dataset.esco),
  options: (input) => [...esco.place(input).querySelectorAll("[role=option]")],
  isOpen: (input) => input.getAttribute("aria-expanded") === "true",

  show(input, open) {
    const place = esco.place(input);
    place.hidden = !open;
    input.setAttribute("aria-expanded", String(open && esco.options(input).length > 0));
    esco.activate(input, null);
  },

  activate(input, option) {
    for (const each of esco.options(input)) each.setAttribute("aria-selected", String(each === option));
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  },

  active: (input) => esco.options(input).find((option) => option.getAttribute("aria-selected") === "true"),

  move(input, step) {
    const options = esco.options(input);
    if (!options.length) return;
    if (!esco.isOpen(input)) esco.show(input, true);
    const at = options.indexOf(esco.active(input));
    esco.activate(input, options[at < 0 && step < 0 ? options.length - 1 : (at + step + options.length) % options.length]);
  },

  take(input, option) {
    const address = document.getElementById(input.dataset.address);
    input.value = input.dataset.taken = option.dataset.label;
    esco.show(input, false);
    esco.place(input).replaceChildren();
    if (!address) return;
    address.value = option.dataset.uri;
    address.dispatchEvent(new Event("input", { bubbles: true }));
  },
};

/* A name that is typed over is another skill's, or nobody's: the address of the former one goes. */

document.addEventListener("input", (event) => {
  const input = event.target.closest("[data-esco]");
  const address = input && document.getElementById(input.dataset.address);
  if (!address || !address.value || input.value === input.dataset.taken) return;
  address.value = "";
  address.dispatchEvent(new Event("input", { bubbles: true }));
});

document.addEventListener("htmx:configRequest", (event) => {
  const input = event.detail.elt.closest("[data-esco]");
  if (!input) return;
  delete event.detail.parameters[input.name];
  event.detail.parameters.q = input.value;
});

/* Only a list for what still stands there is taken over: no error page, no answer that comes too late. */

document.addEventListener("htmx:beforeSwap", (event) => {
  const input = esco.of(event);
  if (!input) return;
  const { xhr, target, requestConfig } = event.detail;
  const isList = xhr.status === 200 && target === esco.place(input);
  const isWanted = input === document.activeElement && input.value !== input.dataset.taken;
  event.detail.shouldSwap = isList && isWanted && requestConfig.parameters.q === input.value;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const input = esco.of(event);
  if (!input) return;
  const answer = esco.place(input).firstElementChild;
  const said = answer ? answer.dataset.announce : "";
  esco.show(input, Boolean(said));
  if (said) announce(said);
});

document.addEventListener("keydown", (event) => {
  const input = event.target.closest("[data-esco]");
  if (!input || event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const option = esco.isOpen(input) && esco.active(input);
  if (event.key in steps) esco.move(input, steps[event.key]);
  else if (event.key === "Enter" && option) esco.take(input, option);
  else if (event.key === "Escape" && !esco.place(input).hidden) esco.show(input, false);
  else return;
  event.preventDefault();
});

document.addEventListener("mousedown", (event) => {
  if (event.target.closest(".esco-found")) event.preventDefault();  // the focus stays where one types
});

document.addEventListener("click", (event) => {
  const option = event.target.closest(".esco-found [role=option]");
  if (option) esco.take(esco.input(option), option);
});

document.addEventListener("focusout", (event) => {
  const input = event.target.closest("[data-esco]");
  if (input) esco.show(input, false);
});
