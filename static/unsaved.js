/* A save that finds no connection says so, and is done by itself as soon as the connection is back. */

const EVERY = 3000;  // milliseconds between two questions whether the server is there again

let askingAgain = 0;
let savesByItself = false;  // nobody pressed anything, so the focus stays where it is

const saveButton = () => document.querySelector("#section-form #save");

const isSave = (event) => event.detail.requestConfig.verb === "post" && asking(event).closest("#section-form");

function notSaved(event) {
  savesByItself = false;
  if (isAside(event)) return;
  if (!isSave(event)) return show(document.body.dataset.offline);
  if (document.getElementById("not-saved").hidden) show(document.body.dataset.notSaved);
  document.getElementById("not-saved").hidden = false;
  waitForConnection();
}

function waitForConnection() {
  clearTimeout(askingAgain);
  askingAgain = setTimeout(saveIfConnected, EVERY);
}

const isWaiting = () => saveButton() && !document.getElementById("not-saved").hidden && !saveButton().form.matches(".htmx-request");

async function isThere() {
  try {
    return (await fetch(saveButton().dataset.alive, { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function saveIfConnected() {
  clearTimeout(askingAgain);
  if (!isWaiting()) return;
  if (!await isThere()) return waitForConnection();
  if (!isWaiting()) return;
  savesByItself = true;
  saveButton().click();  // not requestSubmit: htmx would send the button that was pressed last
}

for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, notSaved);
window.addEventListener("online", saveIfConnected);
