/* What takes a moment says that it is working: a page that is left, and a file that is being made. */

"use strict";

let waiting = 0;

function busy() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const { working } = document.getElementById("main").dataset;
    const place = document.querySelector("dialog[open]") || document.getElementById("main");
    place.dataset.working = working;
    place.setAttribute("aria-busy", "true");
    document.getElementById("announcer").textContent = working;
  }, 400);
}

function idle() {
  clearTimeout(waiting);
  for (const place of document.querySelectorAll("main[aria-busy], dialog[aria-busy]")) place.removeAttribute("aria-busy");
  document.getElementById("announcer").textContent = "";
}

document.addEventListener("submit", (event) => {
  const isFile = event.submitter && event.submitter.hasAttribute("data-download");
  if (event.target.hasAttribute("data-busy") && !isFile && !event.defaultPrevented) busy();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-busy]");
  if (link && isPlain(event)) busy();
});

/* Somebody comes back to a page that was left: it is itself again. */

window.addEventListener("pageshow", idle);

/* A download leaves no page, so that nothing says when it begins: the file is fetched here and then handed over.
   Where the answer is no file, or no script runs, link and button are what they always were. */

let isFetching = false;

const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;

function nameOf(response) {
  const said = response.headers.get("Content-Disposition") || "";
  const found = /filename\*=UTF-8''([^;]+)/.exec(said) || /filename="?([^";]+)/.exec(said);
  return found && said.startsWith("attachment") ? decodeURIComponent(found[1]) : "";
}

function handOver(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function download(address, sent, otherwise) {
  isFetching = true;
  busy();
  try {
    const response = await fetch(address, sent);
    const name = response.ok ? nameOf(response) : "";
    if (!name) return otherwise();
    handOver(await response.blob(), name);
  } catch {
    otherwise();
  } finally {
    isFetching = false;
    idle();
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-download]");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  if (!isFetching) download(link.href, {}, () => { location.href = link.href; });
});

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (!submitter || !submitter.hasAttribute("data-download") || event.defaultPrevented) return;
  event.preventDefault();
  if (isFetching) return;
  const body = new URLSearchParams(new FormData(form));
  body.append(submitter.name, submitter.value);
  const asEver = () => {
    submitter.removeAttribute("data-download");
    form.requestSubmit(submitter);
  };
  download(submitter.formAction, { method: "POST", body }, asEver);
});
