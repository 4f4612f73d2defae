// @ts-check

/** Several policies in one site: what the browser keeps of each is apart, but the choice of colours is one. */

const own = document.querySelector("meta[name=cadre-store]")?.getAttribute("content") ?? "cadre";
const stores = document.querySelector("meta[name=cadre-stores]")?.getAttribute("content")?.split(" ") ?? [];

function share() {
  try {
    const choice = localStorage.getItem(`${own}-palette`);
    for (const store of stores) {
      if (choice === null) localStorage.removeItem(`${store}-palette`);
      else localStorage.setItem(`${store}-palette`, choice);
    }
  } catch {
    // A browser that keeps nothing.
  }
}

// After the button's own script, which keeps the choice of this page.
for (const button of document.querySelectorAll('[data-module="palette"]')) {
  button.addEventListener("click", () => setTimeout(share));
}
