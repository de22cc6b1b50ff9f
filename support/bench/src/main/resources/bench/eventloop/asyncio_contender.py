"""What JavaContender does, on asyncio's loop.

The first line that it writes is Python's version and the port of its echo server, `3.11.7 41234`.
Then it reads a command a line, `chain 1000`, and answers each with the nanoseconds that it took.
"""

import asyncio
import platform
import sys
import time

AT_ONCE = 1000


async def chain(loop, count):
    end = loop.create_future()
    left = count

    def link():
        nonlocal left
        left -= 1
        if left > 0:
            loop.call_soon(link)
        else:
            end.set_result(None)

    return await timed(link, end)


async def burst(loop, count):
    end = loop.create_future()
    left = count
    left_of_thousand = AT_ONCE

    def one():
        nonlocal left, left_of_thousand
        left -= 1
        left_of_thousand -= 1
        if left_of_thousand == 0:
            left_of_thousand = AT_ONCE
            if left == 0:
                end.set_result(None)
            else:
                submit_thousand()

    def submit_thousand():
        for _ in range(AT_ONCE):
            loop.call_soon(one)

    return await timed(submit_thousand, end)


async def timers(loop, count):
    end = loop.create_future()
    left = count

    def tick():
        nonlocal left
        left -= 1
        if left == 0:
            end.set_result(None)

    def schedule():
        for i in range(count):
            loop.call_later(i * 7919 % 1_000_000 / 1e9, tick)

    return await timed(schedule, end)


async def timed(on_the_loop, end):
    start = time.perf_counter_ns()
    on_the_loop()
    await end
    return time.perf_counter_ns() - start


class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.transport.write(data)


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, "127.0.0.1", 0)
    print(platform.python_version(), server.sockets[0].getsockname()[1], flush=True)
    work = {"chain": chain, "burst": burst, "timers": timers}
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        name, count = line.split()
        print(await work[name](loop, int(count)), flush=True)


asyncio.run(main())
