$version: "2"

metadata empty = []
metadata "quoted key" = {}
metadata words = [true, false, null]
metadata numbers = [0 -0 0.0 1234 -1234.1234 1e+2 1.0e-10 1.10 123456789012345678901234567890 1.5e300]
metadata strings = ["", "a \"b\" \\ \/ \u00e4 \ud83d\ude00", "two
lines", "one \
line"]
metadata block = """
    first
      "second" \
    still second
    """
metadata object = {
    plain: 1, "quoted": 2
    nested: { list: [{}, [[]]], }
    String: String
}
metadata list = [1]
metadata list = [2]
metadata same = { a: 1, b: 2 }
metadata same = { b: 2, a: 1 }
