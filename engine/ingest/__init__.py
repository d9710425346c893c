"""From files to searchable chunks: reconcile, read, embed.

Three steps, each safe to be killed in: a scan fills the queue; reading empties it into contents
and chunks (searchable by words from then on); embedding gives chunks their vectors (searchable by
meaning).
"""
