# Tasks go on together; a barrier that is reset or aborted raises.
import asyncio

async def meet(barrier, name):
    try:
        place = await barrier.wait()
        print(name, place)
    except asyncio.BrokenBarrierError as error:
        print(name, error)

async def main():
    barrier = asyncio.Barrier(3)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(*(meet(barrier, name) for name in "abc"))
    tasks = [asyncio.create_task(meet(barrier, name)) for name in "de"]
    await asyncio.sleep(0)
    print(barrier.n_waiting)
    await barrier.reset()
    await asyncio.gather(*tasks)
    tasks = [asyncio.create_task(meet(barrier, name)) for name in "fg"]
    await asyncio.sleep(0)
    await barrier.abort()
    await asyncio.gather(*tasks)
    await meet(barrier, "h")
    print(barrier.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)

asyncio.run(main())
# expect: 3 0 False
# expect: c 2
# expect: a 0
# expect: b 1
# expect: 2
# expect: d Abort or reset of barrier
# expect: e Abort or reset of barrier
# expect: f Abort or reset of barrier
# expect: g Abort or reset of barrier
# expect: h Barrier aborted
# expect: True
# expect: parties must be >= 1
