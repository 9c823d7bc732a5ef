$version: "2"
metadata a = [1, 2
metadata b = { a: 1, a: 2 }
metadata c = { a 1 }
metadata d = 01
metadata e = -
metadata f = 1.
metadata g = "\x \u12"
metadata h = """no line break"""
metadata i = @foo
metadata j = foo.bar
metadata k = foo.bar#
metadata l = tru
metadata m 3
metadata n =
metadata o = "unclosed
metadata p = 3 4
