"""Tables of results, for a terminal and in Markdown for docs/performance.md."""

import math
import statistics

COLUMNS = {"bytes": "bodyBytes", "req/s": "perSecond", "p50 ms": "p50Ms", "p99 ms": "p99Ms", "CPU µs": "cpuUs",
           "limit req/s": "limitPerSecond", "limit µs": "limitCpuUs", "ratio": "ratio", "MB then": "memoryMb"}
# Two runs of the same case differ by up to a fifth.
SLACK = 1.2


def number(value):
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def plain(*rows):
    """Prints aligned columns: the first and the last to the left, numbers to the right."""
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = [cell.ljust(width) if n in (0, len(row) - 1) else cell.rjust(width)
                 for n, (cell, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())
    print()


def markdown(head, *rows):
    side = [":--", *["--:"] * (len(head) - 2), ":--"]
    for row in (head, side, *rows):
        print(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |")
    print()


def machine(about):
    return (f"{about['cpu']}, {about['cores']} cores, Linux {about['kernel']}, {about['rustc']}, {about['date']}, commit "
            f"{about['commit']}; {about['rounds']} × {about['seconds']} s, {about['connections']} connections")


def cases(result, table):
    rows = []
    for name, case in result["cases"].items():
        if "failed" in case:
            rows.append([name, *[""] * len(COLUMNS), f"FAILED: {case['failed'][:80]}"])
        else:
            cells = (number(case[column]) for column in COLUMNS.values())
            rows.append([name + " *" * case["ranOut"], *cells, case["bar"]])
    table(["case", *COLUMNS, "bar"], *rows)
    if any(case.get("ranOut") for case in result["cases"].values()):
        print("\\* The different requests ran out and were repeated.\n" if table is markdown else
              "* The different requests ran out and were repeated.\n")


def figures(results, table):
    """Figures that are not about requests, with one column per size."""
    rows, found = [], [{name: rest for name, *rest in result["figures"]} for result in results]
    for name in found[-1]:
        values, bars = zip(*(one.get(name, (None, "")) for one in found))
        told = bars[:1] if len(set(bars)) == 1 else [
            f"{result['records']:,}: {bar}" for result, bar in zip(results, bars) if bar]
        rows.append([name, *map(number, values), "; ".join(told)])
    table(["figure", *(f"{result['records']:,}" for result in results), "bar"], *rows)


def growth(results, table):
    """Growth of the server's CPU time with the number of records. No public read may grow faster than its logarithm."""
    sizes = [result["records"] for result in results]
    allowed = math.log(sizes[-1]) / math.log(sizes[0])
    print(f"Growth of the server's CPU time per request, in µs, from {sizes[0]:,} to {sizes[-1]:,} records. log n allows "
          f"× {allowed:.3g}. Runs differ, so only more than × {allowed * SLACK:.3g} counts as missed. `limit ×` and `bytes ×` "
          f"show the growth of the limit's CPU time and of the response size.\n")
    rows = []
    for name in results[0]["cases"]:
        found = [result["cases"].get(name, {}) for result in results]
        costs, limits = ([case.get(what) for case in found] for what in ("cpuUs", "limitCpuUs"))
        sent = [case and statistics.median(one["register"]["bytes"] for one in case["rounds"]) for case in found]
        factor, drift, longer = (values[-1] / values[0] if all(values) else None for values in (costs, limits, sent))
        rows.append([name, *map(number, costs), number(factor), number(drift), number(longer),
                     "" if factor is None else "ok" if factor <= allowed * SLACK else "MISSED"])
    table(["case", *(f"{size:,}" for size in sizes), "×", "limit ×", "bytes ×", ""], *rows)


def replicas(result, table):
    """Results of two processes that share one database."""
    if "why_not" in result:
        print(f"{result['why_not']}\n")
        return
    rows = [[case, way, *(number(found[column]) for column in ("perSecond", "p50Ms", "p99Ms", "nginxUs", "registerUs")),
             " + ".join(map(number, found["each"])) if len(found["each"]) > 1 else ""]
            for case, ways in result["cases"].items() for way, found in ways.items()]
    table(["case", "way", "req/s", "p50 ms", "p99 ms", "nginx µs", "server µs", "by each replica"], *rows)
    table(["after a publication was acknowledged, ms", "median", "longest", ""],
          *([what, number(found["medianMs"]), number(found["longestMs"]), ""] for what, found in result["seen"].items()))


def show(results, beside, table):
    """Prints all tables. `table` is `plain` or `markdown`."""
    heading = "### " if table is markdown else ""
    for result in results:
        print(f"{heading}{result['records']:,} records\n")
        if table is markdown:
            print(f"{machine(result['machine'])}\n")
        cases(result, table)
    if results:
        print(f"{heading}Memory, exports, start and size\n")
        figures(results, table)
    if len(results) > 1:
        print(f"{heading}Growth\n")
        growth(results, table)
    if beside:
        size = "" if "why_not" in beside else f", {beside['records']:,} records"
        print(f"{heading}Two replicas behind nginx{size}\n")
        if table is markdown and "machine" in beside:
            print(f"{machine(beside['machine'])}\n")
        replicas(beside, table)
