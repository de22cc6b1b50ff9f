"""Part 3, step 8, in asyncio: so many tasks that each sleep a random time. Arguments: how many, the longest in seconds."""

import asyncio
import random
import sys
import time


async def work(seconds):
    await asyncio.sleep(seconds)
    return seconds


async def main(count, longest):
    draw = random.Random(42)
    sleeps = [draw.uniform(0, longest) for _ in range(count)]
    start = time.perf_counter()
    tasks = [asyncio.create_task(work(seconds)) for seconds in sleeps]
    results = await asyncio.gather(*tasks)
    took = time.perf_counter() - start
    assert results == sleeps
    past = took - max(sleeps)
    print(f"{count} tasks finished in {took:.2f} seconds, {past:.2f} seconds past the longest sleep")


asyncio.run(main(int(sys.argv[1]), float(sys.argv[2])))
