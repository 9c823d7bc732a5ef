"""Responses as a service writes them, from the protocols' specifications: botocore has parsers only.

One module writes one format; `write` puts its bodies into messages, with headers and status.
"""

from service_responses import write

output = write.output
error = write.error
