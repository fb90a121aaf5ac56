package dev.serai.gateway.internal.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * The words of a list of tools, in memory. Immutable; safe for use by any thread. Nothing has to be
 * closed: it holds no file.
 */
public final class ToolIndex {
  /**
   * What was found.
   *
   * @param tools the best first
   * @param all whether no others match
   */
  public record Found(List<SearchedTool> tools, boolean all) {}

  private static final int MAX_LENGTH = 20_000;
  private static final double BUFFER_MB = 32;
  private static final FieldType WORDS = words();

  private final List<SearchedTool> tools;
  private final ToolWords words = new ToolWords();
  private final IndexSearcher searcher;
  private final ToolQuery query;

  private ToolIndex(List<SearchedTool> tools) throws IOException {
    this.tools = tools;
    DirectoryReader reader = DirectoryReader.open(written());
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    this.query = new ToolQuery(reader);
  }

  /** An index of these tools; takes a second for some ten thousand. */
  public static ToolIndex of(List<SearchedTool> tools) {
    try {
      return new ToolIndex(List.copyOf(tools));
    } catch (IOException e) {
      throw new UncheckedIOException("What is in memory can be written and read", e);
    }
  }

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    return type;
  }

  /** In the order of the tools: their place is their number. */
  private ByteBuffersDirectory written() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(words)
            .setRAMBufferSizeMB(BUFFER_MB)
            .setUseCompoundFile(false)
            .setMergePolicy(new LogDocMergePolicy());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (SearchedTool tool : tools) {
        writer.addDocument(document(tool));
      }
      writer.forceMerge(1);
    }
    return directory;
  }

  private static Document document(SearchedTool tool) {
    ToolText text = ToolText.of(tool.json());
    Document document = new Document();
    document.add(new StringField(ToolQuery.EXACT, ToolWords.joined(tool.name()), Field.Store.NO));
    document.add(
        new StringField(ToolQuery.EXACT, ToolWords.joined(tool.exposed()), Field.Store.NO));
    document.add(new StringField(ToolQuery.OF, ToolQuery.of(tool), Field.Store.NO));
    add(document, ToolQuery.NAME, tool.name());
    add(document, ToolQuery.TITLE, text.title());
    add(document, ToolQuery.SERVER, tool.alias().value());
    add(document, ToolQuery.DESCRIPTION, text.description());
    add(document, ToolQuery.PARAMETERS, ParameterText.of(text.schema()));
    return document;
  }

  private static void add(Document document, String field, String text) {
    document.add(new Field(field, ToolText.cut(text, MAX_LENGTH), WORDS));
  }

  /**
   * What somebody looks for, the best first; everything in its order.
   *
   * @param atMost how many are wanted; fewer cost less
   */
  public Found find(SearchRequest request, int atMost) {
    if (request.isForAll()) {
      return new Found(tools.stream().filter(request::isOf).toList(), true);
    }
    return find(request.query(), request.server(), atMost);
  }

  /** What a text means, of a server or, for null, of all. */
  Found find(String text, String server, int atMost) {
    if (tools.isEmpty()) {
      return new Found(tools, true);
    }
    int wanted = Math.min(atMost, tools.size());
    try {
      TopDocs top =
          searcher.search(
              query.of(text, server, words), new TopScoreDocCollectorManager(wanted, null, wanted));
      List<SearchedTool> found = new ArrayList<>(top.scoreDocs.length);
      for (ScoreDoc hit : top.scoreDocs) {
        found.add(tools.get(hit.doc));
      }
      return new Found(found, top.totalHits.value <= wanted);
    } catch (IOException e) {
      throw new UncheckedIOException("What is in memory can be read", e);
    }
  }

  /** Whether an index of other tools would be the same. */
  boolean covers(List<SearchedTool> others) {
    if (others.size() != tools.size()) {
      return false;
    }
    for (int at = 0; at < tools.size(); at++) {
      if (!tools.get(at).isLike(others.get(at))) {
        return false;
      }
    }
    return true;
  }
}
