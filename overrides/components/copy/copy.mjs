// @ts-check

/** Starts the worker that keeps a copy of the site, once the page is there. */

const link = document.querySelector('link[rel="manifest"]');

function start() {
  if (!(link instanceof HTMLLinkElement) || !("serviceWorker" in navigator)) return;
  const address = new URL(link.dataset.worker ?? "", document.baseURI);
  // A browser that keeps nothing, or a host without HTTPS: the site is the same without a copy.
  navigator.serviceWorker.register(address).catch(() => {});
}

if (document.readyState === "complete") start();
else addEventListener("load", start);
