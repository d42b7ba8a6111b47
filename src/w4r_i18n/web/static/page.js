// SPDX-License-Identifier: GPL-3.0-or-later
// Everything works without this file; it saves hands and time. It fetches nothing but the check of a text.
"use strict";

const $ = (selector, within = document) => within.querySelector(selector);
const go = (address) => { if (address) window.location.assign(address); };

// --- keys -------------------------------------------------------------------------------------------------

const KEYS = "w4r-single-keys";
const help = $("#help");
const keysOn = $("#keys-on");

const stored = (kind, name, value) => {
  // A browser may forbid its stores; the page does without.
  try {
    if (value === undefined) return kind.getItem(name);
    if (value === null) kind.removeItem(name); else kind.setItem(name, value);
  } catch { /* nothing is kept */ }
  return null;
};

if (help) {
  keysOn.checked = stored(localStorage, KEYS) !== "off";
  keysOn.addEventListener("change", () => stored(localStorage, KEYS, keysOn.checked ? null : "off"));
  const button = $("#help-button");
  button.hidden = false;
  button.addEventListener("click", () => help.showModal());
}

const typing = (target) => target.closest("textarea, select, input:not([type=checkbox])") !== null;
const editor = $("#editor");
const field = $("#text");

const step = (by) => {
  const rows = [...document.querySelectorAll(".queue li > a")];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest(".queue li > a"));
  rows[Math.min(rows.length - 1, Math.max(0, at + by))].focus();
};

const use = (number) => {
  const link = document.querySelectorAll("a.use")[number];
  if (link && field && !field.readOnly) link.click();
};

const single = {
  "?": () => help && !help.open && help.showModal(),
  "/": () => ($("#search") ? $("#search").focus() : go(document.body.dataset.queue)),
  n: () => go(document.body.dataset.after),
  p: () => go(document.body.dataset.before),
  q: () => go(document.body.dataset.queue),
  e: () => field && field.focus(),
  c: () => $("#note") && $("#note").focus(),
  j: () => step(1),
  k: () => step(-1),
};

document.addEventListener("keydown", (event) => {
  // An input method is still composing: the key is its own (229 is what older browsers say).
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && editor && !help.open) {
    if (typing(event.target) && event.target !== field) {
      // In a comment it sends the comment; beside a reason for rejecting it must not approve.
      event.preventDefault();
      event.target.closest("form").requestSubmit();
      return;
    }
    event.preventDefault();
    const button = primary();
    if (button) editor.requestSubmit(button);
    return;
  }
  if (event.key === "Escape" && typing(event.target)) { event.target.blur(); $("#main").focus({ preventScroll: true }); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || (help && help.open)) return;
  if (!keysOn || !keysOn.checked) return;
  const act = /^[1-9]$/.test(event.key) ? () => use(Number(event.key) - 1) : single[event.key];
  if (act && (event.key === "?" || !event.shiftKey)) { event.preventDefault(); act(); }
});

// --- one text ---------------------------------------------------------------------------------------------

const original = field ? field.defaultValue : "";
const begun = field ? field.hasAttribute("data-changed") : false;
const isChanged = () => Boolean(field) && (begun || field.value !== original);

// Whoever changes a text becomes its writer: then the first button is to save it, not to approve it.
const primary = () => {
  const saves = $("button.changes", editor);
  if (isChanged() && saves) return saves;
  return $("button.keeps", editor) || saves || $("button.primary", editor);
};

const mark = () => {
  const first = primary();
  for (const button of editor.querySelectorAll(".actions button:not(.quiet)")) button.classList.toggle("primary", button === first);
  for (const button of editor.querySelectorAll("button.keeps")) button.disabled = isChanged() && Boolean($("button.changes", editor));
};

const count = () => {
  const length = $("#length");
  if (!length) return;
  const size = [...field.value].length;
  const budget = Number(length.parentElement.dataset.budget || 0);
  length.textContent = String(size);
  length.parentElement.classList.toggle("over", budget > 0 && size > budget);
};

let asked = 0;
let waiting = 0;
const check = async () => {
  const mine = ++asked;
  const body = new URLSearchParams({ text: field.value });
  let answer;
  try {
    const csrf = $("input[name=csrf]", editor).value;
    const response = await fetch(editor.dataset.check, { method: "POST", body, headers: { "x-csrf-token": csrf } });
    if (!response.ok) return;
    answer = await response.json();
  } catch { return; /* offline: saving will tell */ }
  if (mine !== asked) return;
  $("#blocked").hidden = !answer.alarms.some((alarm) => alarm.level === "error");
  const list = $(".findings");
  list.replaceChildren(...answer.alarms.map((alarm) => {
    const item = document.createElement("li");
    const level = document.createElement("span");
    level.className = `level ${alarm.level}`;
    level.textContent = alarm.word;
    const message = document.createElement("span");
    message.lang = "en";
    message.textContent = ` ${alarm.message}`;
    item.append(level, message);
    return item;
  }));
};

if (editor && field && !field.readOnly) {
  const kept = `w4r-text ${window.location.pathname} ${$("input[name=tgt]", editor).value}`;
  let leaving = false;
  const changed = () => {
    count();
    mark();
    stored(sessionStorage, kept, isChanged() ? field.value : null);
    clearTimeout(waiting);
    waiting = setTimeout(check, 350);
  };
  field.addEventListener("input", changed);
  editor.addEventListener("submit", (event) => {
    if (leaving) { event.preventDefault(); return; } // one press, one save
    leaving = true;
    // The store keeps the text until this page is shown for another one: a lost answer loses nothing.
  });
  window.addEventListener("pageshow", () => { leaving = false; });
  window.addEventListener("beforeunload", (event) => { if (!leaving && isChanged() && field.value.trim()) event.preventDefault(); });
  for (const link of document.querySelectorAll("a.use")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = $(".offer", link.closest("li")).textContent;
      changed();
      field.focus();
    });
  }
  const before = stored(sessionStorage, kept);
  if (before && before !== field.value) { field.value = before; changed(); } else { count(); mark(); }
}

// What an address says was just done is said once.
if (new URLSearchParams(window.location.search).has("said")) {
  const clean = new URL(window.location.href);
  clean.searchParams.delete("said");
  window.history.replaceState(null, "", clean);
}
