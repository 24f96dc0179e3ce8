from threading import Thread


def start(jobs):
    for job in jobs:
        Thread(target=lambda: job.run()).start()
    for job in jobs:
        thread = Thread(target=lambda: job.run())
        thread.start()
        thread.join()
