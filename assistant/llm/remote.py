"""Any OpenAI-compatible server as the LLM (vLLM, llama.cpp, Ollama, hosted): only the address differs."""

from __future__ import annotations

from langchain_core.language_models import BaseChatModel

from retrieval.schema import Unavailable


def open_remote(
    url: str, model: str, key: str = "", timeout_s: float = 20.0, max_tokens: int = 400
) -> BaseChatModel:
    """Return a chat model that speaks to `url` (ending in `/v1`).

    Args:
        key: The server's key; local servers take any text, so an empty one is sent as `none`.

    Raises:
        Unavailable: No address or no model name was given.
    """
    if not url or not model:
        raise Unavailable(
            f"An OpenAI-compatible LLM needs a URL and a model name, got {url!r} and {model!r}; "
            "set AISLE_LLM_URL and AISLE_LLM_MODEL."
        )
    from langchain_openai import ChatOpenAI  # half a second to import; only who uses a server pays it

    return ChatOpenAI(
        model=model,
        base_url=url,
        api_key=key or "none",  # type: ignore[arg-type]  # pydantic turns it into a SecretStr
        timeout=timeout_s,
        max_retries=0,
        temperature=0.0,
        max_completion_tokens=max_tokens,
    )
