"""A program that drives one of our clients."""

import base64
import json
import subprocess


class Driver:
    """Starts the program, and ends it when the block does."""

    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def call(self, operation, input, stream, response):
        """What our client sends for this input, and makes of this response."""
        described = {
            "status": response["status_code"],
            "headers": list(response["headers"].items()),
            "body": base64.b64encode(response["body"]).decode(),
        }
        line = json.dumps({"operation": operation, "input": input, "stream": stream, "response": described})
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer.startswith("{"):
            raise SystemExit(answer.strip() or f"the driver ended at {line}")
        return json.loads(answer)
