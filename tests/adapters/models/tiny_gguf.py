"""A language model of our own making: one block, bytes for words, chance for weights. It talks nonsense, and loads at once."""

import gguf
import numpy as np

WIDTH, WORDS = 32, 259


def tiny_gguf(path, seed=0):
    """Writes about 120 KB; the same seed gives the same bytes."""
    chance = np.random.default_rng(seed)
    made = gguf.GGUFWriter(str(path), "llama")
    for name, value in (
        ("name", "tiny"),
        ("context_length", 2048),
        ("embedding_length", WIDTH),
        ("block_count", 1),
        ("feed_forward_length", 64),
        ("head_count", 4),
        ("head_count_kv", 4),
        ("layer_norm_rms_eps", 1e-5),
        ("rope_dimension_count", 8),
        ("vocab_size", WORDS),
        ("file_type", 0),
        ("tokenizer_model", "llama"),
        ("token_list", [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256))]),
        ("token_scores", [0.0] * WORDS),
        ("token_types", [2, 3, 3] + [6] * 256),
        ("bos_token_id", 1),
        ("eos_token_id", 2),
        ("unk_token_id", 0),
        ("chat_template", "{% for m in messages %}{{m.role}}: {{m.content}}\n{% endfor %}assistant:"),
    ):
        getattr(made, f"add_{name}")(value)

    def weights(name, *shape):
        made.add_tensor(f"{name}.weight", (chance.standard_normal(shape) / 2).astype(np.float32))

    weights("token_embd", WORDS, WIDTH)
    weights("output", WORDS, WIDTH)
    for name in ("output_norm", "blk.0.attn_norm", "blk.0.ffn_norm"):
        made.add_tensor(f"{name}.weight", np.ones(WIDTH, np.float32))
    for name in ("attn_q", "attn_k", "attn_v", "attn_output"):
        weights(f"blk.0.{name}", WIDTH, WIDTH)
    for name, shape in (("ffn_gate", (64, WIDTH)), ("ffn_up", (64, WIDTH)), ("ffn_down", (WIDTH, 64))):
        weights(f"blk.0.{name}", *shape)
    made.write_header_to_file()
    made.write_kv_data_to_file()
    made.write_tensors_to_file()
    made.close()
    return path
