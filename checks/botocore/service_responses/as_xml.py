"""Bodies of XML."""

import base64
import math
from xml.sax.saxutils import escape, quoteattr

from service_responses import timestamps


class Xml:
    """Writes values of shapes as elements. Random numbers decide between the forms that a service can choose."""

    content_type = "text/xml"

    def __init__(self, chance):
        self.chance = chance

    def document(self, root):
        prolog = self.chance.choice(["", '<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0"?>\n'])
        return (prolog + root).encode()

    def element(self, name, content, attributes=""):
        if not content and self.chance.random() < 0.5:
            return f"<{name}{attributes}/>"
        return f"<{name}{attributes}>{content}</{name}>"

    def structure(self, name, shape, value, names=None):
        """The element of a structure, or of these members of it."""
        attributes = "".join(
            f" {member.serialization['name']}={quoteattr(value[each])}"
            for each, member in shape.members.items()
            if each in value and member.serialization.get("xmlAttribute")
        )
        content = self.members(shape, value, list(shape.members) if names is None else names)
        return self.element(name, content, self.namespace(shape) + attributes)

    def members(self, shape, value, names):
        written = []
        for name in names:
            member = shape.members[name]
            if name in value and not member.serialization.get("xmlAttribute"):
                written.append(self.value(member.serialization.get("name", name), member, value[name]))
        if not shape.is_tagged_union and self.chance.random() < 0.1:
            written.append("<NewMemberOfTheService><member>1</member></NewMemberOfTheService>")
        space = self.chance.choice(["", "", "\n  "])
        return space + space.join(written)

    def value(self, name, shape, value):
        kind = shape.type_name
        if kind == "structure":
            return self.structure(name, shape, value)
        if kind == "list":
            return self.list(name, shape, value)
        if kind == "map":
            return self.map(name, shape, value)
        return self.element(name, self.escaped(self.text(shape, value)))

    def escaped(self, text):
        return escape(text, {"\n": "&#xA;", "\r": "&#xD;"})

    def list(self, name, shape, value):
        flattened = shape.serialization.get("flattened")
        each_name = shape.member.serialization.get("name", name if flattened else "member")
        elements = "".join(self.value(each_name, shape.member, each) for each in value)
        return elements if flattened else self.element(name, elements)

    def map(self, name, shape, value):
        flattened = shape.serialization.get("flattened")
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        entries = "".join(
            self.element(
                name if flattened else "entry",
                self.value(key_name, shape.key, key) + self.value(value_name, shape.value, each),
            )
            for key, each in value.items()
        )
        return entries if flattened else self.element(name, entries)

    def text(self, shape, value):
        kind = shape.type_name
        if kind == "boolean":
            return "true" if value else "false"
        if kind == "blob":
            return base64.b64encode(value).decode()
        if kind == "timestamp":
            return str(timestamps.write(shape, value, "iso8601"))
        if kind in ("float", "double") and not math.isfinite(value):
            return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
        return str(value)

    def namespace(self, shape):
        namespace = shape.serialization.get("xmlNamespace")
        if not namespace:
            return ""
        uri, prefix = (namespace, None) if isinstance(namespace, str) else (namespace["uri"], namespace.get("prefix"))
        return f" xmlns:{prefix}={quoteattr(uri)}" if prefix else f" xmlns={quoteattr(uri)}"
