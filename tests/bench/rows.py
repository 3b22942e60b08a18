"""Results as rows of one table, which tests/bench/all prints."""

import os


def note(work, result, goal, reached):
    """Appends a row to the file that DROPSCOPE_BENCH_ROWS names, if it does; returns what is printed behind a goal."""
    word = "PASS" if reached else "MISSED"
    if file := os.environ.get("DROPSCOPE_BENCH_ROWS"):
        with open(file, "a", encoding="utf-8") as rows:
            rows.write(f"| {work} | {result} | {goal} | {word} |\n")
    return word
