"""Dask: dask_bag.py FIXATOR CASES.ndjson FOLDER. A piece whose process dies is done again, up to three times."""
import subprocess
import sys

import dask.bag
from dask.distributed import Client


def plan(lines, command=(sys.argv[1], "batch", "-", "--input-format", "ndjson", "--filter", "--jobs", "1")):
    # check=True: a process that dies is an error, and no short answer.
    answer = subprocess.run(command, input="".join(lines).encode(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return answer.stdout.decode().splitlines()


if __name__ == "__main__":
    with Client(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as client:
        pieces = dask.bag.read_text(sys.argv[2], blocksize=2**18).map_partitions(plan).to_textfiles(
            f"{sys.argv[3]}/part-*", name_function="{:05d}".format, compute=False)
        client.gather(client.compute(pieces, retries=3))
