package dev.serai.gateway.internal.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Which tools a query means: those with one of its words at least, best those that have it in their
 * name. A word that no tool has may be a beginning of one, or mistyped.
 */
final class ToolQuery {
  /** The whole name, joined. */
  static final String EXACT = "exact";

  /** The server's alias, whole. */
  static final String OF = "of";

  static final String NAME = "name";
  static final String TITLE = "title";
  static final String SERVER = "server";
  static final String DESCRIPTION = "description";
  static final String PARAMETERS = "parameters";

  private static final Map<String, Float> FIELDS = new LinkedHashMap<>();
  private static final float EXACT_BOOST = 1_000;
  private static final float OTHER_FIELDS = 0.2f;
  private static final float UNKNOWN_WORD = 0.5f;
  private static final int MAX_WORDS = 40;
  private static final int MIN_FUZZY = 3;
  private static final int LONG_WORD = 8;
  private static final int EXPANSIONS = 20;

  static {
    FIELDS.put(NAME, 4f);
    FIELDS.put(TITLE, 3f);
    FIELDS.put(SERVER, 1.5f);
    FIELDS.put(DESCRIPTION, 1f);
    FIELDS.put(PARAMETERS, 0.6f);
  }

  private final IndexReader reader;

  ToolQuery(IndexReader reader) {
    this.reader = reader;
  }

  /** What a tool has in the field {@link #OF}. */
  static String of(SearchedTool tool) {
    return tool.alias().value().toLowerCase(Locale.ROOT);
  }

  /** The query of a text, among the tools of a server or, for null, all. */
  Query of(String text, String server, ToolWords words) throws IOException {
    Query query = of(text, words);
    return server == null
        ? query
        : new BooleanQuery.Builder()
            .add(query, BooleanClause.Occur.MUST)
            .add(
                new TermQuery(new Term(OF, server.toLowerCase(Locale.ROOT))),
                BooleanClause.Occur.FILTER)
            .build();
  }

  private Query of(String text, ToolWords words) throws IOException {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    Query exact = new ConstantScoreQuery(new TermQuery(new Term(EXACT, ToolWords.joined(text))));
    query.add(new BoostQuery(exact, EXACT_BOOST), BooleanClause.Occur.SHOULD);
    for (String word : telling(words.of(text))) {
      query.add(word(word), BooleanClause.Occur.SHOULD);
    }
    return query.build();
  }

  /** Words like "the" say nothing, unless there are no others. */
  private static List<String> telling(Set<String> words) {
    CharArraySet silent = EnglishAnalyzer.ENGLISH_STOP_WORDS_SET;
    List<String> telling = words.stream().filter(word -> !silent.contains(word)).toList();
    return (telling.isEmpty() ? List.copyOf(words) : telling).stream().limit(MAX_WORDS).toList();
  }

  private Query word(String word) throws IOException {
    boolean known = false;
    for (String field : FIELDS.keySet()) {
      known = known || reader.docFreq(new Term(field, word)) > 0;
    }
    List<Query> places = new ArrayList<>();
    for (Map.Entry<String, Float> field : FIELDS.entrySet()) {
      Term term = new Term(field.getKey(), word);
      if (known) {
        places.add(new BoostQuery(new TermQuery(term), field.getValue()));
      } else {
        like(term)
            .forEach(like -> places.add(new BoostQuery(like, field.getValue() * UNKNOWN_WORD)));
      }
    }
    return new DisjunctionMaxQuery(places, OTHER_FIELDS);
  }

  private static List<Query> like(Term term) {
    int length = term.text().length();
    if (length < MIN_FUZZY) {
      return List.of(new PrefixQuery(term));
    }
    int edits = length < LONG_WORD ? 1 : 2;
    return List.of(new PrefixQuery(term), new FuzzyQuery(term, edits, 1, EXPANSIONS, true));
  }
}
