/* Lists: bulk actions wait for a ticked row. */

"use strict";

const ticks = () => [...document.querySelectorAll("input[form=bulk][name=tick]")];

function showTicked() {
  const form = document.querySelector("[data-bulk]");
  if (!form) return;
  const all = ticks();
  const count = all.filter((tick) => tick.checked).length;
  const hint = form.querySelector("#bulk-hint");
  const every = form.querySelector("#tick-all");
  form.querySelector("[data-tick-all]").hidden = false;
  every.checked = count > 0 && count === all.length;
  every.indeterminate = count > 0 && count < all.length;
  hint.textContent = count ? hint.dataset.ticked.replace("{count}", count) : hint.dataset.none;
  for (const button of form.querySelectorAll("button[name=action]")) {
    if (count) button.removeAttribute("aria-disabled");
    else button.setAttribute("aria-disabled", "true");
  }
}

document.addEventListener("change", (event) => {
  if (event.target.id === "tick-all") for (const tick of ticks()) tick.checked = event.target.checked;
  if (event.target.id === "tick-all" || event.target.name === "tick") showTicked();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-bulk] button[aria-disabled=true]");
  if (!button) return;
  event.preventDefault();
  const hint = document.getElementById("bulk-hint");
  if (hint) document.getElementById("announcer").textContent = hint.textContent;
});

window.addEventListener("pageshow", showTicked);
