def start(executor, jobs):
    for job in jobs:
        executor.submit(lambda: job.run())
        executor.submit(job.run)
        print(executor.submit(lambda: job.run()).result())
