# `gather` gives the results in the order of its arguments, whoever is done first.
import asyncio

async def work(name, delay):
    print("begin", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()

async def main():
    print(await asyncio.gather(work("slow", 0.04), work("fast", 0.01), work("none", 0)))
    same = asyncio.create_task(work("once", 0))
    print(await asyncio.gather(same, same))
    print(await asyncio.gather())

asyncio.run(main())
# expect: begin slow
# expect: begin fast
# expect: begin none
# expect: end none
# expect: end fast
# expect: end slow
# expect: ['SLOW', 'FAST', 'NONE']
# expect: begin once
# expect: end once
# expect: ['ONCE', 'ONCE']
# expect: []
