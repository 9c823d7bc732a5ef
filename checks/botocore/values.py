"""Random values of botocore's shapes. Small and unusual values are more frequent."""

import datetime
import math
import struct

RESERVED = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
UNICODE = "äß€→中日😀\u00a0\u2028\u0301"
PLAIN = "abcxyzABCXYZ0189"
# Characters that XML 1.0 allows, so that all protocols can send them.
WHITESPACE = "\t\n"

INTEGERS = [0, 1, -1, 127, -128, 255, 32767, 2**31 - 1, -(2**31)]
LONGS = INTEGERS + [2**31, 2**53, 2**53 + 1, 2**63 - 1, -(2**63)]
FLOATS = [0.0, 1.0, -1.0, 0.5, 0.1, 1e-7, 1e16, 123456789.125, -2.5e-10, math.inf, -math.inf, math.nan]
DOUBLES = FLOATS + [1e300, 5e-324, 1.7976931348623157e308, 0.1 + 0.2]

UTC = datetime.timezone.utc
TIMESTAMPS = [
    datetime.datetime(1970, 1, 1, tzinfo=UTC),
    datetime.datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC),
    datetime.datetime(1901, 2, 3, 4, 5, 6, tzinfo=UTC),
    datetime.datetime(2000, 2, 29, 12, 0, 0, tzinfo=UTC),
    datetime.datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
]

DEEPEST = 6


class Values:
    """Creates random values. `density` is the probability that an optional member is set, and `facts` has the constraints of
    the other model."""

    def __init__(self, chance, density, facts):
        self.chance = chance
        self.density = density
        self.facts = facts

    def structure(self, shape, depth=0):
        """A value of a structure or union, by the names of its members in the model."""
        if shape.is_document_type:
            return self.document(depth)
        if shape.is_tagged_union:
            names = [name for name in shape.members if (shape.name, name) not in self.facts.absent]
            if depth >= DEEPEST:
                names = [name for name in names if shape.members[name].type_name not in ("structure", "list", "map")] or names
            names = [self.chance.choice(names)]
        else:
            names = [name for name in shape.members if self.is_set(shape, name, depth)]
        return {name: self.value(shape.members[name], depth + 1) for name in names}

    def is_set(self, shape, name, depth):
        member = shape.members[name]
        if (shape.name, name) in self.facts.absent:
            return False
        if (shape.name, name) in self.facts.required or name in shape.required_members or member.metadata.get("idempotencyToken"):
            return True
        return depth < DEEPEST and self.chance.random() < self.density / (1 + depth / 4)

    def value(self, shape, depth):
        """A value of any shape."""
        return getattr(self, f"{shape.type_name}_", self.string_)(shape, depth)

    def structure_(self, shape, depth):
        return self.structure(shape, depth)

    def list_(self, shape, depth):
        if shape.serialization.get("location") == "header" and shape.member.type_name == "string":
            names = shape.member.metadata.get("enum") or [self.token() for _ in range(3)]
            return [self.chance.choice(names) for _ in range(self.length(shape, depth))]
        return [self.value(shape.member, depth + 1) for _ in range(self.length(shape, depth))]

    def map_(self, shape, depth):
        in_headers = shape.serialization.get("location") == "headers"
        entries = {}
        for _ in range(self.length(shape, depth)):
            key = self.token().lower() if in_headers else self.string_(shape.key, depth) or "k"
            entries[key] = self.header() if in_headers else self.value(shape.value, depth + 1)
        return entries

    def length(self, shape, depth):
        least = shape.metadata.get("min", 0)
        if depth >= DEEPEST:
            return least
        most = shape.metadata.get("max", least + 3)
        return max(least, min(most, self.chance.choice([0, 1, 1, 2, 3])))

    def boolean_(self, shape, depth):
        return self.chance.random() < 0.5

    def integer_(self, shape, depth):
        return self.number(shape, INTEGERS, lambda: self.chance.randint(-(2**31), 2**31 - 1))

    def long_(self, shape, depth):
        return self.number(shape, LONGS, lambda: self.chance.randint(-(2**63), 2**63 - 1))

    def float_(self, shape, depth):
        single = self.number(shape, FLOATS, lambda: self.chance.uniform(-1e6, 1e6))
        return struct.unpack("f", struct.pack("f", single))[0]

    def double_(self, shape, depth):
        return self.number(shape, DOUBLES, lambda: self.chance.uniform(-1e12, 1e12))

    def number(self, shape, awkward, any_number):
        number = self.chance.choice(awkward) if self.chance.random() < 0.5 else any_number()
        least = shape.metadata.get("min")
        return number if least is None or number >= least else type(number)(least)

    def timestamp_(self, shape, depth):
        if self.chance.random() < 0.3:
            return self.chance.choice(TIMESTAMPS)
        second = datetime.datetime(1970, 1, 1, tzinfo=UTC) + datetime.timedelta(
            seconds=self.chance.randint(-(2**31), 2**32)
        )
        return second.replace(microsecond=self.chance.choice([0, 0, 500000, 123000, 1000, self.chance.randint(1, 999999)]))

    def blob_(self, shape, depth):
        size = max(shape.metadata.get("min", 0), self.chance.choice([0, 1, 2, 3, 10, 100]))
        return self.chance.randbytes(size)

    def string_(self, shape, depth):
        enum = shape.metadata.get("enum")
        if enum and self.chance.random() < 0.8:
            return self.chance.choice(enum)
        if shape.serialization.get("hostLabel"):
            return self.text(PLAIN, 1, 10)
        location = shape.serialization.get("location")
        if location == "header":
            return self.header()
        least = shape.metadata.get("min", 0)
        if location == "uri" or enum:
            least = max(1, least)
        return self.text(self.chance.choice([PLAIN, PLAIN + RESERVED, PLAIN + RESERVED + UNICODE]), least, least + 12)

    def header(self):
        """Text for a header: visible ASCII, with spaces between."""
        return self.text(PLAIN + self.chance.choice(["", " -_.:/@=+;"]), 1, 12).strip() or "v"

    def token(self):
        """The name of a header."""
        return self.text(PLAIN + "-", 1, 8)

    def text(self, alphabet, least, most):
        return "".join(self.chance.choice(alphabet) for _ in range(self.chance.randint(least, most)))

    def document(self, depth):
        """A random document."""
        kinds = ["text", "number", "boolean", "list", "object"] if depth < DEEPEST else ["text"]
        kind = self.chance.choice(kinds)
        if kind == "list":
            return [self.document(depth + 2) for _ in range(2)]
        if kind == "object":
            return {self.text(PLAIN, 1, 5): self.document(depth + 2) for _ in range(2)}
        if kind == "number":
            return self.chance.choice([0, -1, 2**53, 0.5])
        return self.boolean_(None, depth) if kind == "boolean" else self.text(PLAIN + RESERVED + UNICODE, 0, 10)
