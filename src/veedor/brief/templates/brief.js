"use strict";
for (const [id, open] of [["open-all", true], ["close-all", false]]) {
  const button = document.getElementById(id);
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const item of document.querySelectorAll("main details")) item.open = open;
  });
}
