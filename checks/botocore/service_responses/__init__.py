"""Writes the responses of services by the specifications of protocols, because botocore only has parsers.

One module writes one format; `write` puts its bodies into messages, with headers and status.
"""

from service_responses import write

output = write.output
error = write.error
