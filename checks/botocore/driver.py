"""Runs a program that drives one of our clients."""

import base64
import json
import subprocess


class Driver:
    """A context manager that starts the program, and ends it."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def call(self, operation, input, stream, response):
        """Returns the request of our client for this input, and the outcome for this response."""
        described = {
            "status": response["status_code"],
            "headers": list(response["headers"].items()),
            "body": base64.b64encode(response["body"]).decode(),
        }
        line = json.dumps({"operation": operation, "input": input, "stream": stream, "response": described})
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        outcome = self.process.stdout.readline()
        if not outcome.startswith("{"):
            raise SystemExit(outcome.strip() or f"the driver ended at {line}")
        return json.loads(outcome)
