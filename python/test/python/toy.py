"""A tiny random model, a tokenizer made on the spot, a task that can be checked."""
import os
import tempfile

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
import torch  # noqa: E402
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers  # noqa: E402
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM  # noqa: E402

torch.set_num_threads(1)


def tokenizer():
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    special = ["<pad>", "<eos>", "<bos>"]
    trainer = trainers.BpeTrainer(vocab_size=64, special_tokens=special, initial_alphabet=list("0123456789+= Qabc:"))
    texts = [f"Q{i}:{a}+{b}=" for i in range(30) for a in range(10) for b in range(10)]
    made.train_from_iterator(texts, trainer)
    fast = PreTrainedTokenizerFast(
        tokenizer_object=made, pad_token="<pad>", eos_token="<eos>", bos_token="<bos>", padding_side="left"
    )
    fast.chat_template = "{% for m in messages %}{{ m['content'] }}{% endfor %}"
    return fast


def model(tok):
    torch.manual_seed(0)
    config = Qwen2Config(
        vocab_size=len(tok), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=256, pad_token_id=tok.pad_token_id,
        eos_token_id=tok.eos_token_id, bos_token_id=tok.bos_token_id, tie_word_embeddings=True,
    )
    made = Qwen2ForCausalLM(config)
    made.generation_config.pad_token_id = tok.pad_token_id
    made.generation_config.eos_token_id = tok.eos_token_id
    # trainers ask a model where it was loaded from
    with tempfile.TemporaryDirectory() as folder:
        made.save_pretrained(folder)
        return Qwen2ForCausalLM.from_pretrained(folder, dtype=torch.float32)


def rows(count, first=0):
    """Task i is right when the answer holds one of the first k digits."""
    return [
        {"id": f"task-{i:03d}", "prompt": f"Q{i}:{i % 10}+{(i * 3) % 10}=", "k": i % 11}
        for i in range(first, first + count)
    ]


def right(completions, k):
    return [float(any(digit in text for digit in "0123456789"[:most])) for text, most in zip(completions, k)]
