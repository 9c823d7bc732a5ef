"""Writes how the `jmespath` package parses expressions. Each line is an expression, a tab, and its tree.

Run it with a Python that has botocore: `python record.py > expressions.tsv`. The expressions are those of all waiters of
botocore, and the ones below.
"""

import functools
import gzip
import json
import pathlib

import botocore
import jmespath.parser

EXPRESSIONS = r"""
a
"a b".c
@
a.b.c
a[0]
a[-1].b
[0]
a[*]
a[*].b
[*].a
*.a
*
a.*.b[*].c
a[]
a[].b[].c
a[*].[b, c.d][]
[a, b]
[a]
a.{b: c, "d e": f[0]}
{a: b}
a[1:2]
a[:-1].b
a[::2]
a[?b]
a[?b == 'c'].d
a[?b > `1` && !c || d].e
a[?(b || c) && d]
[?a]
a[][?b]
a[?b][]
a[*][0]
a[0][*].b
a | b
a[*] | [0]
a[*].b | length(@)
a || b || c
a && b && c
a || b && c
a && b || c
!a.b
!a == b
!(a == b)
a == b || c != d
a < `1`
a <= b
a >= b
length(a)
length(a[?b == 'c' || d]) == length(a)
contains(keys(a), 'b')
sort_by(a, &b.c)
max_by(a[*], &b)
length(a || '') > `0`
`{"a": [1, 2.5, "\`", null, true]}`
'it''
'it\'s'
'a\\b\n'
(a | b).c
a.b[?c].d[0].e[]
a.length(b)
not_null(a, b, `null`)
""".strip().splitlines()

BROKEN = r"""
a.
.a
a..b
a[
a[b
a]
a[*
a b
a &&
&& a
a = b
a.[
[a,]
{a}
{a: }
length(
'a
"a
`1
a[?]
a[?b
a.'b'
a.0
#
-
a[*]b
""".strip("\n").splitlines()


def written(node):
    if node["type"] == "slice":
        return "(slice)"
    kind, children = node["type"], [written(child) for child in node["children"]]
    match kind:
        case "identity" | "current":
            return "@"
        case "field":
            return f"(field {json.dumps(node['value'])})"
        case "literal":
            return f"(literal {json.dumps(node['value'], sort_keys=True)})"
        case "index":
            return f"(index {node['value']})"
        case "subexpression" | "pipe" | "index_expression":
            return functools.reduce(lambda left, right: f"(sub {left} {right})", children)
        case "key_val_pair":
            return f"{json.dumps(node['value'])} {children[0]}"
        case "comparator":
            kind = node["value"]
        case "function_expression":
            kind = f"function {node['value']}"
        case "filter_projection":
            children = [children[0], children[2], children[1]]
    return f"({' '.join([kind, *children])})"


def waiter_paths():
    for path in sorted(pathlib.Path(botocore.__file__).parent.glob("data/*/*/waiters-2.json*")):
        text = gzip.open(path, "rt") if path.suffix == ".gz" else open(path)
        for waiter in json.load(text)["waiters"].values():
            yield from (acceptor["argument"] for acceptor in waiter["acceptors"] if "argument" in acceptor)


for expression in dict.fromkeys([*EXPRESSIONS, *(path for path in waiter_paths() if not path.replace(".", "").isalnum())]):
    try:
        print(expression, written(jmespath.parser.Parser().parse(expression).parsed), sep="\t")
    except jmespath.exceptions.JMESPathError:
        print(expression, "refused", sep="\t")
for expression in BROKEN:
    try:
        jmespath.parser.Parser().parse(expression)
        raise SystemExit(f"expected a syntax error for `{expression}`")
    except jmespath.exceptions.JMESPathError:
        print(expression, "refused", sep="\t")
