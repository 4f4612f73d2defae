// @ts-check
// Starts each quiz of the page, with the answers that this browser keeps.

import { Quiz } from "./quiz-flow.mjs";
import { all } from "./quiz-parts.mjs";
import { Store } from "./quiz-store.mjs";

for (const root of all(document, '[data-module="quiz"]')) new Quiz(root, (refused) => new Store(refused));
