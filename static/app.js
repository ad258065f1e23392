"use strict";
/* What HTML cannot do alone: dialogs, focus after a swap, and keeping what is typed. Everything works without it. */

const announcer = () => document.getElementById("announcer");

function announce(text) {
  announcer().textContent = "";
  window.setTimeout(() => { announcer().textContent = text; }, 50);
}

function show(text) {
  const messages = document.getElementById("messages") || document.getElementById("main");
  const note = document.createElement("div");
  const line = document.createElement("p");
  note.className = "message message-warning";
  note.setAttribute("role", "alert");
  line.textContent = text;
  note.append(line);
  messages.prepend(note);
  note.scrollIntoView({ block: "nearest" });
}

/* Typed text is kept in this tab until it is saved: it survives reload, Back and a lost connection. */

const stored = (key) => JSON.parse(sessionStorage.getItem("typed/" + key) || "null");
const forget = (key) => sessionStorage.removeItem("typed/" + key);
const keep = (key, typed) => sessionStorage.setItem("typed/" + key, JSON.stringify(typed));
const keptForm = () => document.querySelector("form[data-keep]");
const answers = (form) => [...form.elements].filter((input) => input.name && input.type !== "hidden" && input.tagName !== "BUTTON");

function wasShown(input) {
  if ("unsaved" in input.dataset) return "";  // it came with the page, and is saved nowhere
  if (input.tagName !== "SELECT") return input.defaultValue;
  return ([...input.options].find((option) => option.defaultSelected) || input.options[0]).value;
}

function typedSince(form, before) {
  const changed = answers(form).filter((input) => input.value !== (before ? before[input.name] : wasShown(input)));
  return Object.fromEntries(changed.map((input) => [input.name, input.value]));
}

function remember(form) {
  const typed = typedSince(form);
  if (Object.keys(typed).length) keep(form.dataset.keep, { revision: form.elements.revision.value, typed });
  else forget(form.dataset.keep);
}

function putBack(form) {
  const kept = stored(form.dataset.keep);
  if (!kept) return;
  const inputs = answers(form).filter((input) => input.name in kept.typed && input.value !== kept.typed[input.name]);
  if (!inputs.length) return forget(form.dataset.keep);
  for (const input of inputs) {
    if (input.tagName === "SELECT" && ![...input.options].some((o) => o.value === kept.typed[input.name])) continue;
    input.value = kept.typed[input.name];
  }
  if (kept.revision) form.elements.revision.value = kept.revision;
  show(document.body.dataset.putBack);
}

/* That an answer is missing is no longer said once it is given. */
function missNoMore(input) {
  const problem = document.querySelector(`p[id="${input.id}-error"]`);
  if (problem && !wasShown(input)) problem.parentElement.classList.toggle("answered", Boolean(input.value));
}

let snapshot = null, leaving = false;

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-keep]");
  if (form) remember(form);
  missNoMore(event.target);
  applyConditions();
});

document.addEventListener("submit", (event) => {
  leaving = !event.defaultPrevented;  // htmx has taken it, and stays on the page
  if (event.target.dataset.clears) forget(event.target.dataset.clears);
});

window.addEventListener("beforeunload", (event) => {
  const form = keptForm();
  if (!leaving && form && stored(form.dataset.keep)) event.preventDefault();
});

/* Advice and search while somebody types save nothing and change no answer: what is kept stays as it is. */

const asking = (event) => event.detail.requestConfig?.elt || event.detail.elt;
const isAdvice = (event) => asking(event).matches("[data-asks-advice]");
const isSearch = (event) => Boolean(asking(event).closest("[role=combobox]"));
const isCount = (event) => asking(event).matches("[data-aside]");
const isAside = (event) => isAdvice(event) || isSearch(event) || isCount(event);

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isAside(event)) return;
  const form = keptForm();
  leaving = false;
  snapshot = form && Object.fromEntries(answers(form).map((input) => [input.name, input.value]));
});

/* A long answer that was not touched is not sent again: an absent field stays as it is, and a save stays small. */
document.addEventListener("htmx:configRequest", (event) => {
  const form = keptForm();
  if (!form || event.detail.verb !== "post" || isAside(event)) return;
  for (const text of form.querySelectorAll("textarea")) {
    if (text.value === wasShown(text)) event.detail.formData.delete(text.name);
  }
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (isAdvice(event)) return readyForAdvice(event);
  if (isCount(event)) {
    event.detail.shouldSwap = event.detail.xhr.status === 200;
    return;
  }
  const form = keptForm();
  if (!form || !snapshot || event.detail.xhr.status !== 200 || event.detail.target.id !== "editor") return;
  const typed = typedSince(form, snapshot);
  if (Object.keys(typed).length) keep(form.dataset.keep, { revision: "", typed });
  else forget(form.dataset.keep);
});

/* A field that belongs to another choice steps aside; its text is kept. */

function applyConditions() {
  for (const field of document.querySelectorAll("[data-only-if]")) {
    const [name, value] = field.dataset.onlyIf.split("=");
    const chooser = document.getElementById(name);
    field.hidden = Boolean(chooser) && chooser.value !== value;
  }
}

/* After a swap: focus where the server asks, and say what happened. */

function settle() {
  const editor = document.getElementById("editor");  // the target that htmx names is the one just taken away
  const wanted = editor && editor.dataset.focus && document.getElementById(editor.dataset.focus);
  const place = wanted || document.querySelector("[data-takes-focus]");
  if (place && !savesByItself) place.focus();
  savesByItself = false;
  const message = document.querySelector("#messages .message p, [data-takes-focus], #conflict-heading, #panel h2");
  if (message) announce(message.textContent);
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (isAdvice(event)) return showAdvice(event);
  if (isSearch(event) || isCount(event)) return;
  const dialog = document.querySelector("#dialog-slot dialog");
  if (dialog && event.detail.target.id === "dialog-slot") return openDialog(dialog);
  ready();
  settle();
});

/* Advice comes while somebody writes: it touches neither focus nor kept text, and says nothing when it fails.
   It stays as open as it was, and is announced once the field is left. */

let adviceWasOpen = false;

const adviceFor = (input) => document.getElementById(input.id + "-advice");

function readyForAdvice(event) {
  const place = adviceFor(event.detail.requestConfig.elt);
  const details = place && place.querySelector("details");
  event.detail.shouldSwap = event.detail.xhr.status === 200;
  adviceWasOpen = Boolean(details && details.open);
}

function showAdvice(event) {
  const { elt: input, triggeringEvent } = event.detail.requestConfig;
  const place = adviceFor(input);
  const details = place && place.querySelector("details");
  if (!details) return;
  details.open = adviceWasOpen;
  if (triggeringEvent && triggeringEvent.type === "change") announce(details.querySelector("summary").textContent.trim());
}

/* A dialog has an address of its own; here the same fragment opens over the page. */

function openDialog(dialog) {
  dialog.removeAttribute("open");
  dialog.showModal();
  dialog.addEventListener("close", () => dialog.remove());
  ready();
}

document.addEventListener("click", (event) => {
  const dialog = event.target.closest("[data-close]") && event.target.closest("dialog");
  if (!dialog || !dialog.matches(":modal")) return;
  event.preventDefault();
  dialog.close();
});

/* The default title follows type and language until it is changed. */

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-create]");
  if (!form || event.target.name === "title") return;
  const { type, title, first_title: first, language } = form.elements;
  const chosen = type.selectedOptions[0];
  if (title.value !== first.value) return;
  title.value = first.value = chosen.getAttribute("data-title-" + language.value);
});

/* Arrow keys move along the tabs, as people expect of tabs; Enter opens one. */

document.addEventListener("keydown", (event) => {
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const tab = event.target.closest("[role=tab]");
  if (!tab || !(event.key in steps)) return;
  const tabs = [...tab.parentElement.querySelectorAll("[role=tab]")];
  tabs[(tabs.indexOf(tab) + steps[event.key] + tabs.length) % tabs.length].focus();
  event.preventDefault();
});

/* On a narrow screen tabs and menus are strips that scroll: the chosen one comes into sight. */

function bringChosenIntoSight() {
  for (const chosen of document.querySelectorAll(".tabs [aria-selected=true], .list-tabs [aria-current], .content-menu [aria-current]")) {
    const strip = chosen.closest(".tabs, .list-tabs, .content-menu");
    strip.scrollLeft += chosen.getBoundingClientRect().left - strip.getBoundingClientRect().left - 24;
  }
}

function ready() {
  const form = keptForm();
  if (form) putBack(form);
  if (form && form.querySelector("[data-unsaved]")) remember(form);
  applyConditions();
  bringChosenIntoSight();
}

/* Back or Forward pressed while the page was loading changes the address before htmx listens: the page follows here. */

const withoutHash = (address) => address.split("#")[0];

function isAtAnotherAddress() {
  const [loading] = performance.getEntriesByType("navigation");
  return withoutHash(loading.name) !== withoutHash(location.href);
}

document.addEventListener("DOMContentLoaded", () => {
  if (isAtAnotherAddress()) return location.reload();
  ready();
  const editor = document.getElementById("editor");
  const wanted = editor && editor.dataset.focus && document.getElementById(editor.dataset.focus);
  if (wanted) wanted.focus();
});
