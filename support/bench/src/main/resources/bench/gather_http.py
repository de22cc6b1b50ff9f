"""Part 4, step 5, with aiohttp. Arguments: requests, how many in flight, rounds, URL."""

import asyncio
import resource
import sys
import time

import aiohttp


async def worker(session, url, numbers, answers):
    for number in numbers:  # all workers share the iterator: each number is taken once
        async with session.get(url) as response:
            response.raise_for_status()
            answers[number] = await response.text()


async def gather(session, requests, at_most, url):
    numbers = iter(range(requests))
    answers = [None] * requests
    start = time.perf_counter()
    await asyncio.gather(*(worker(session, url, numbers, answers) for _ in range(at_most)))
    seconds = time.perf_counter() - start
    assert all(answers)
    print(f"{requests} requests in {seconds:.2f} s, at most {at_most} in flight")


async def main(requests, at_most, rounds, url):
    connector = aiohttp.TCPConnector(limit=at_most)  # its own limit is 100
    async with aiohttp.ClientSession(connector=connector) as session:
        for _ in range(rounds):
            await gather(session, requests, at_most, url)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024  # bytes there, and KiB on Linux
    print(f"largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit} MiB")


asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]))
