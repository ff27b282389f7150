// SPDX-License-Identifier: GPL-3.0-or-later

const LONGEST_MS = 30_000;

/** How long to wait before the next try: 1, 2, 4, ... 30 s, from the start again after a success. */
export class Backoff {
  #first;
  #next;

  constructor(firstMs) {
    this.#first = firstMs;
    this.#next = firstMs;
  }

  next() {
    const now = this.#next;
    this.#next = Math.min(now * 2, LONGEST_MS);
    return now;
  }

  reset() {
    this.#next = this.#first;
  }
}
