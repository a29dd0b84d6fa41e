"""What does a call cost that passes the gateway? Processor time for a call and for a stream of 62 pieces, what it adds until the first
token, and memory; beside LiteLLM and Portkey, in the same run, before the same back end.

Run by `make bench`. The peers are installed by this file into the folder that PEERS names (a venv and an npm folder of their own);
without it they are left out by name. Ends with 1 where a limit is missed. All of it runs on the same cores.
"""

import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import aiohttp
from aiohttp import web

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.serving import memory_mb, processor_s
from tests.adapters.stores.servers import free_port
from tests.faces.http.process import ALMONER

ROOT = Path(__file__).parents[1]
CALLS, STREAMS, FIRSTS, ALONG, PIECES = int(os.environ.get("CALLS", "400")), 60, 300, 4, 62
CPU_LITELLM, CPU_PORTKEY, MEMORY_LITELLM, FIRST_MS = 0.10, 0.8, 0.35, 2.0
LITELLM, PORTKEY = "litellm[proxy]", "@portkey-ai/gateway"
BODY = {
    "model": "default",
    "messages": [{"role": "user", "content": "My mother has asthma: what can I ask her doctor?"}],
    "max_tokens": 64,
}
WHOLE = {
    "id": "c", "object": "chat.completion", "created": 1, "model": "fake",
    "choices": [{"index": 0, "message": {"role": "assistant", "content": "word " * 60}, "finish_reason": "stop"}],
    "usage": {"prompt_tokens": 20, "completion_tokens": 60, "total_tokens": 80},
}  # fmt: skip


def back_end(port):
    """Run in a process of its own."""

    def piece(delta, finish=None):
        said = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "fake"}
        return (
            b"data: "
            + json.dumps(said | {"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}).encode()
            + b"\n\n"
        )

    async def chat(request):
        if not (await request.json()).get("stream"):
            return web.json_response(WHOLE)
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await answer.prepare(request)
        for number in range(PIECES - 1):
            await answer.write(piece({"role": "assistant", "content": "word "} if number == 0 else {"content": "word "}))
            await asyncio.sleep(0)
        await answer.write(piece({}, "stop") + b"data: [DONE]\n\n")
        return answer

    app = web.Application()
    app.router.add_post("/v1/chat/completions", chat)
    app.router.add_get("/v1/models", lambda _request: web.json_response({"data": [{"id": "fake"}]}))
    web.run_app(app, host="127.0.0.1", port=port, print=None)


def started(stack, command, **more):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def ours(stack, back, port):
    data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    (data / "models.yaml").write_text(
        f"back_ends:\n  fake: {{url: 'http://127.0.0.1:{back}/v1', parallel: 64}}\nmodels:\n  default: [{{back_end: fake, model: fake}}]\n"
    )
    command = [*ALMONER, "--data", str(data), "serve", "--role", "gateway", "--port", str(port)]
    return started(stack, command, env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "ALMONER_PER_MINUTE": "1000000"}), {}


def litellm(stack, back, port):
    home = Path(os.environ["PEERS"]) / "litellm"
    if not (home / "bin" / "litellm").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "-q", LITELLM], check=True)
    config = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "config.yaml"
    config.write_text(
        f"model_list:\n  - model_name: default\n    litellm_params: {{model: openai/fake, api_base: 'http://127.0.0.1:{back}/v1', api_key: x}}\n"
    )
    key = "sk-" + "0" * 40  # without one it does not start
    quiet = os.environ | {"LITELLM_LOCAL_MODEL_COST_MAP": "True", "DO_NOT_TRACK": "1", "LITELLM_MASTER_KEY": key}
    command = [home / "bin" / "litellm", "--config", config, "--host", "127.0.0.1", "--port", str(port)]
    return started(stack, command, env=quiet), {"Authorization": f"Bearer {key}"}


def portkey(stack, back, port):
    home = Path(os.environ["PEERS"]) / "portkey"
    server = home / "node_modules" / PORTKEY / "build" / "start-server.js"
    if not server.exists():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", home, PORTKEY], check=True)
    headers = {
        "x-portkey-provider": "openai",
        "x-portkey-custom-host": f"http://127.0.0.1:{back}/v1",
        "Authorization": "Bearer x",
    }
    return started(stack, ["node", server, f"--port={port}", "--headless"]), headers


async def ready(session, address, headers):
    for _ in range(600):
        try:
            async with session.post(address, json=BODY, headers=headers) as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.2)
    raise SystemExit(f"nobody answers at {address}")


async def many(count, one):
    """Four at a time."""
    left = iter(range(count))

    async def some():
        for _ in left:
            await one()

    await asyncio.gather(*(some() for _ in range(ALONG)))


async def measured(address, headers, pid, direct):
    """The first token is waited for in turn through it and without it: what else runs on the machine then slows both alike."""
    async with aiohttp.ClientSession() as session:
        await ready(session, address, headers)
        await ready(session, direct, {})

        async def call():
            async with session.post(address, json=BODY, headers=headers) as answer:
                await answer.read()
                assert answer.status == 200, answer.status

        async def stream():
            async with session.post(address, json=BODY | {"stream": True}, headers=headers) as answer:
                assert answer.status == 200, answer.status
                assert b"[DONE]" in await answer.read()

        async def first(where, sent):
            began = time.perf_counter()
            async with session.post(where, json=BODY | {"stream": True}, headers=sent) as answer:
                await answer.content.readany()
                taken = time.perf_counter() - began
                await answer.read()
            return taken * 1000

        found = {}
        for name, count, one in (("call", CALLS, call), ("stream", STREAMS, stream)):
            try:
                await many(20, one)
                before = processor_s(pid)
                await many(count, one)
                found[name] = (processor_s(pid) - before) * 1000 / count
            except AssertionError as error:
                found[name] = None
                print(f"  {name}: answered with {error}")
        if found["stream"] is not None:
            pairs = [(await first(address, headers), await first(direct, {})) for _ in range(FIRSTS)]
            through, without = (statistics.median(each) for each in zip(*pairs, strict=True))
            found |= {"first": through, "added": through - without}
        found["memory"] = memory_mb(pid)
        return found


def main():
    with ExitStack() as stack:
        back = free_port()
        started(stack, [sys.executable, __file__, "back-end", str(back)])
        path = "/v1/chat/completions"
        direct = f"http://127.0.0.1:{back}{path}"
        peers = {"almoner": ours}
        if os.environ.get("PEERS"):
            peers |= {"litellm": litellm, "portkey": portkey} if shutil.which("node") else {"litellm": litellm}
        else:
            print("LiteLLM and Portkey are left out: PEERS names no folder to install them in")
        found = {}
        for name, start in peers.items():
            port = free_port()
            process, headers = start(stack, back, port)
            found[name] = asyncio.run(measured(f"http://127.0.0.1:{port}{path}", headers, process.pid, direct))
            shown = {what: None if value is None else round(value, 2) for what, value in found[name].items()}
            print(f"{name:8} ms of processor a call, a stream; ms to the first token, added; MB: {shown}")
    return judged(found)


def judged(found):
    """How many limits are missed."""
    own, missed = found["almoner"], 0
    limits = [("added to the first token", own["added"], FIRST_MS)]
    for peer, share in (("litellm", CPU_LITELLM), ("portkey", CPU_PORTKEY)):
        theirs = found.get(peer, {})
        limits += [
            (f"{what} beside {peer}", own[what] / theirs[what], share) for what in ("call", "stream") if theirs.get(what)
        ]
    if "litellm" in found:
        limits.append(("memory beside litellm", own["memory"] / found["litellm"]["memory"], MEMORY_LITELLM))
    for what, value, limit in limits:
        missed += value > limit
        print(f"{what}: {value:.2f}, limit {limit}{'' if value <= limit else '  MISSED'}")
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return missed


if __name__ == "__main__":
    if sys.argv[1:2] == ["back-end"]:
        back_end(int(sys.argv[2]))
    sys.exit(1 if main() else 0)
