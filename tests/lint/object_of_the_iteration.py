def run(cases):
    for case in cases:
        request = Request()
        request.host = lambda: case
        print(request.send())


def make(cases):
    requests = []
    for case in cases:
        request = Request()
        request.host = lambda: case
        requests.append(request)
    return requests


class Request:
    def send(self):
        return self.host()
