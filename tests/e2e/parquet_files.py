"""Writes Parquet files with the writers that people use. Runs in the Python of need_writers (scripts/local/lib.sh).

parquet_files.py types FOLDER: files of every type, encoding and codec, and beside each, as JSON lines, the rows that its
                               writer reads in it
parquet_files.py rows:         standard input is a list of {"path", "rows", "options"}; options are pyarrow's
"""

import datetime
import decimal
import json
import math
import os
import random
import sys

import duckdb
import polars
import pyarrow as pa
import pyarrow.parquet as pq

WORDS = "ice steam water 水 лёд باران çiçek 🎈 a longer piece of text that repeats and repeats and repeats".split(" ")


def text_of(rng, most=12):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randrange(most)))


def maybe(rng, value, share=0.2):
    return None if rng.random() < share else value


def table(rows, seed=1):
    """All types that lacuna makes something of, plain, null, and in lists and groups in each other."""
    rng = random.Random(seed)
    many = range(rows)
    items = pa.list_(pa.struct([("text", pa.string()), ("label", pa.int64())]))
    columns = {
        "question": pa.array([text_of(rng, 30) for _ in many]),
        "subject": pa.array([rng.choice(WORDS) for _ in many]),  # a small dictionary
        "maybe": pa.array([maybe(rng, text_of(rng)) for _ in many]),
        "nothing": pa.array([None for _ in many], pa.string()),
        "large": pa.array([text_of(rng) for _ in many], pa.large_string()),
        "raw": pa.array([maybe(rng, text_of(rng).encode()) for _ in many], pa.binary()),
        "picture": pa.array([b"\x89PNG\x00\xff" for _ in many], pa.binary()),
        "answer": pa.array([n % 4 for n in many], pa.int64()),
        "small": pa.array([maybe(rng, rng.randrange(-128, 128)) for _ in many], pa.int8()),
        "wide": pa.array([rng.randrange(-2**63, 2**63) for _ in many], pa.int64()),
        "counted": pa.array([rng.randrange(2**32) for _ in many], pa.uint32()),
        "unsigned": pa.array([rng.randrange(2**53) for _ in many], pa.uint64()),
        "steps": pa.array([n * 3 - rng.randrange(3) for n in many], pa.int32()),
        "yes": pa.array([maybe(rng, rng.random() < 0.7) for _ in many], pa.bool_()),
        "single": pa.array([maybe(rng, rng.randrange(1000) / 8) for _ in many], pa.float32()),
        "double": pa.array([rng.choice([0.1, 1e300, -2.5, math.inf, math.nan]) for _ in many], pa.float64()),
        "price": pa.array([decimal.Decimal(rng.randrange(-10**6, 10**6)) / 100 for _ in many], pa.decimal128(12, 2)),
        "day": pa.array([datetime.date(2024, 1, 1 + n % 28) for n in many]),
        "when": pa.array([n * 1000 for n in many], pa.timestamp("us")),
        "choices": pa.array([[text_of(rng, 4) for _ in range(rng.randrange(6))] for _ in many], pa.list_(pa.string())),
        "gaps": pa.array([maybe(rng, [maybe(rng, text_of(rng, 3)) for _ in range(rng.randrange(4))]) for _ in many],
                         pa.list_(pa.string())),
        "mc1_targets": pa.array([maybe(rng, {"choices": [text_of(rng, 4) for _ in range(3)],
                                             "labels": maybe(rng, [1, 0, 0])}) for _ in many],
                                pa.struct([("choices", pa.list_(pa.string())), ("labels", pa.list_(pa.int32()))])),
        "items": pa.array([[maybe(rng, {"text": maybe(rng, text_of(rng, 3)), "label": k}) for k in range(rng.randrange(4))]
                           for _ in many], items),
        "deep": pa.array([maybe(rng, [maybe(rng, [maybe(rng, [maybe(rng, k) for k in range(rng.randrange(3))])
                                                  for _ in range(rng.randrange(3))]) for _ in range(rng.randrange(3))])
                          for _ in many], pa.list_(pa.list_(pa.list_(pa.int16())))),
        "scores": pa.array([maybe(rng, [(word, maybe(rng, k)) for k, word in enumerate(WORDS[:rng.randrange(5)])])
                            for _ in many], pa.map_(pa.string(), pa.int64())),
        "numbered": pa.array([[(k, text_of(rng, 3)) for k in range(rng.randrange(3))] for _ in many],
                             pa.map_(pa.int32(), pa.string())),
        "group": pa.array([maybe(rng, {"inner": maybe(rng, {"x": maybe(rng, rng.random() < 0.5)})}) for _ in many],
                          pa.struct([("inner", pa.struct([("x", pa.bool_())]))])),
    }
    return pa.table(columns)


def plain(value, kind):
    """What lacuna makes of a value that pyarrow read as this type."""
    if value is None:
        return None
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    if pa.types.is_fixed_size_binary(kind):
        return None
    if pa.types.is_decimal(kind):
        return float(value)
    if pa.types.is_floating(kind):
        return value if math.isfinite(value) else None
    if pa.types.is_map(kind):
        pairs = [(plain(key, kind.key_type), plain(item, kind.item_type)) for key, item in value]
        return dict(pairs) if pa.types.is_string(kind.key_type) else [{"key": key, "value": item} for key, item in pairs]
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return [plain(item, kind.value_type) for item in value]
    if pa.types.is_struct(kind):
        return {field.name: plain(value[field.name], field.type) for field in kind}
    if pa.types.is_dictionary(kind):
        return plain(value, kind.value_type)
    return value


def integers(column):
    """Dates and times are the integers that are stored."""
    if pa.types.is_date32(column.type):
        return column.cast(pa.int32())
    if pa.types.is_timestamp(column.type) or pa.types.is_time64(column.type):
        return column.cast(pa.int64())
    return column


def rows_of(read):
    columns = [integers(read.column(i)) for i in range(read.num_columns)]
    lists = [[plain(value, column.type) for value in column.to_pylist()] for column in columns]
    return [dict(zip(read.column_names, row)) for row in zip(*lists)]


def note(path, read=None):
    read = read or pq.ParquetFile(path).read()
    with open(path + ".jsonl", "w", encoding="utf-8") as out:
        for row in rows_of(read):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_arrow(folder):
    some, texts = table(500), table(3000, seed=2).select(["question", "subject", "maybe", "choices"])
    settings = {f"codec-{codec}-{version}": (some, {"compression": codec, "data_page_version": version})
                for codec in ("none", "snappy", "gzip", "zstd") for version in ("1.0", "2.0")}
    settings |= {f"plain-{version}": (some, {"use_dictionary": False, "data_page_version": version})
                 for version in ("1.0", "2.0")}
    delta = {"question": "DELTA_BYTE_ARRAY", "subject": "DELTA_LENGTH_BYTE_ARRAY", "maybe": "DELTA_BYTE_ARRAY",
             "answer": "DELTA_BINARY_PACKED", "wide": "DELTA_BINARY_PACKED", "steps": "DELTA_BINARY_PACKED",
             "small": "DELTA_BINARY_PACKED", "yes": "RLE", "price": "DELTA_BYTE_ARRAY", "choices.list.element": "DELTA_BYTE_ARRAY",
             "raw": "DELTA_LENGTH_BYTE_ARRAY", "nothing": "DELTA_BYTE_ARRAY", "deep.list.element.list.element.list.element":
             "DELTA_BINARY_PACKED", "single": "BYTE_STREAM_SPLIT", "double": "BYTE_STREAM_SPLIT"}
    settings |= {
        "delta": (some, {"use_dictionary": False, "column_encoding": delta, "data_page_version": "2.0"}),
        "delta-1": (some, {"use_dictionary": False, "column_encoding": delta, "compression": "zstd"}),
        "groups": (some, {"row_group_size": 17}),
        "pages": (some, {"data_page_size": 64, "write_batch_size": 3, "data_page_version": "1.0"}),
        "pages-2": (some, {"data_page_size": 64, "write_batch_size": 3, "data_page_version": "2.0"}),
        "overflow": (texts, {"dictionary_pagesize_limit": 512, "data_page_size": 2048}),  # dictionaries give way to PLAIN
        "old-lists": (some, {"use_compliant_nested_type": False, "version": "1.0"}),
        "sums": (some, {"write_page_checksum": True, "write_statistics": True, "write_page_index": True}),
        "decimals": (some.select(["price"]), {"store_decimal_as_integer": True}),
        "int96": (some.select(["when", "answer"]), {"use_deprecated_int96_timestamps": True}),
        "empty": (some.slice(0, 0), {}),
        "one": (some.slice(7, 1), {}),
    }
    for name, (rows, options) in settings.items():
        path = os.path.join(folder, f"arrow-{name}.parquet")
        pq.write_table(rows, path, **options)
        note(path, rows.drop(["when"]) if name == "int96" else None)


def write_duckdb(folder, source):
    for codec in ("uncompressed", "snappy", "gzip", "zstd"):
        for version in ("V1", "V2"):
            path = os.path.join(folder, f"duckdb-{codec}-{version}.parquet")
            duckdb.sql(f"COPY (SELECT * FROM '{source}') TO '{path}' (FORMAT parquet, COMPRESSION {codec}, "
                       f"PARQUET_VERSION {version}, ROW_GROUP_SIZE 2048)")
            note(path, duckdb.sql(f"FROM '{path}'").to_arrow_table())


def write_polars(folder, source):
    rows = polars.from_arrow(pq.read_table(source).drop(["scores", "numbered"]))
    for codec in ("uncompressed", "snappy", "gzip", "zstd"):
        path = os.path.join(folder, f"polars-{codec}.parquet")
        rows.write_parquet(path, compression=codec, row_group_size=100, data_page_size=512)
        note(path)


def write_refused(folder):
    """What lacuna says that it does not read."""
    few = table(20).select(["question", "answer"])
    for codec in ("lz4", "brotli"):
        pq.write_table(few, os.path.join(folder, f"refused-{codec}.parquet"), compression=codec)


def write_types(folder):
    write_arrow(folder)
    source = os.path.join(folder, "arrow-codec-none-1.0.parquet")
    write_duckdb(folder, source)
    write_polars(folder, source)
    write_refused(folder)


def write_rows():
    for file in json.load(sys.stdin):
        os.makedirs(os.path.dirname(file["path"]), exist_ok=True)
        pq.write_table(pa.Table.from_pylist(file["rows"]), file["path"], **file.get("options", {}))


if sys.argv[1] == "types":
    write_types(sys.argv[2])
else:
    write_rows()
