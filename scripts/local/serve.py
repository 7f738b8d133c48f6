#!/usr/bin/env python3
"""Serves one GGUF model over an OpenAI-compatible HTTP API on 127.0.0.1.

Run with the Python of build/venv (see lib.sh). Prints "ready http://127.0.0.1:PORT" when it takes requests.
The settings were measured with Gemma 3 270M on two cores; README.md has the figures.
"""

import argparse
import os
import signal
import threading

# OpenMP's threads wait for each other some hundred times a token, and by default spin 300,000 turns before they sleep.
# With compilers busy on the same two cores an ask took over 1,600 ms so, and 250 to 330 with this.
os.environ.setdefault("GOMP_SPINCOUNT", "2000")

import xllamacpp  # noqa: E402  (reads the line above)

from loopback import follow, free_port  # noqa: E402


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", help="the .gguf file")
    parser.add_argument("--alias", help="the name that the server reports (default: the file's name)")
    parser.add_argument("--port", type=int, default=0, help="taken if it is free, else another (default: any)")
    parser.add_argument("--slots", type=int, default=4, help="requests worked on at a time (default %(default)s)")
    parser.add_argument("--context", type=int, default=2048, help="tokens per slot (default %(default)s)")
    parser.add_argument("--cache", type=int, default=512, metavar="MIB", help="memory for prompts (default %(default)s)")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="default: one per core")
    parser.add_argument("--embedding", action="store_true", help="serve /v1/embeddings (mean pooling), not completions")
    parser.add_argument("--follow", type=int, default=0, metavar="PID", help="end when this process ends")
    return parser.parse_args()


def parameters(args):
    params = xllamacpp.CommonParams()
    params.model.path = args.model
    params.model_alias = {args.alias or os.path.basename(args.model).removesuffix(".gguf")}
    params.hostnames = ["127.0.0.1"]
    params.port = free_port(args.port)
    params.n_parallel = args.slots
    params.n_ctx = args.slots * args.context
    params.cpuparams.n_threads = args.threads
    params.embedding = args.embedding
    if args.embedding:  # a model that names no pooling of its own gives a vector for each token, which the API refuses
        params.pooling_type = xllamacpp.llama_pooling_type.LLAMA_POOLING_TYPE_MEAN
    # Gemma's sliding window drops the start of a prompt, and with it the shared prefix, unless all of it is kept.
    params.swa_full = True
    # Prompts begin alike in a few dozen ways (instruction and worked examples); with this each beginning is kept.
    params.cache_ram_mib = args.cache
    params.verbosity = 1
    return params


def main():
    args = arguments()
    done = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: done.set())
    follow(args.follow)
    server = xllamacpp.Server(parameters(args))
    url = server.listening_address
    print("ready", url, flush=True)
    done.wait()
    os._exit(0)  # requests in flight are dropped: nobody is left to read the replies


if __name__ == "__main__":
    main()
