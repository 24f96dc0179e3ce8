class Worker:
    retries = 3

    def run(self):
        def attempt():
            return retries

        return attempt()
