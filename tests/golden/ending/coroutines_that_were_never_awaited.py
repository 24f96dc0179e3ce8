# A coroutine that was never awaited is warned about at the end of the program at the latest.
async def work():
    pass


coroutine = work()
