import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.Executors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.facet.*;
import org.apache.lucene.facet.sortedset.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as the best case of Solr and Elasticsearch: one merged segment, exact totals, facets from doc values, no layer above it.
 * A word that ends in an asterisk is the beginning of one; where nothing is found, each word that no title says is put right.
 * Arguments: a folder, and a file with a line a title: number, four fields of words, the values of each facet (several by a bar),
 * and the branches where it stands on the shelf. Answers a line of words, then a line with such a branch or nothing, with a total,
 * ten numbers and all facets. An index that is in the folder is used again.
 */
public class LuceneServer {
  static final String[] FIELDS = {"title", "names", "subjects", "rest"};
  static final float[] BOOSTS = {8, 4, 2, 1};
  static final String[] FACETS = {"material", "language", "decade", "author", "subject", "available", "branch"};

  public static void main(String[] args) throws Exception {
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) config.setMultiValued(facet, true);
    MMapDirectory directory = new MMapDirectory(Paths.get(args[0]));
    IndexWriterConfig settings = new IndexWriterConfig(new WhitespaceAnalyzer()).setRAMBufferSizeMB(256);
    if (!DirectoryReader.indexExists(directory)) try (IndexWriter writer = new IndexWriter(directory, settings);
        BufferedReader lines = Files.newBufferedReader(Paths.get(args[1]))) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] cells = line.split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("number", cells[0]));
        for (int i = 0; i < FIELDS.length; i++) document.add(new TextField(FIELDS[i], cells[1 + i], Field.Store.NO));
        for (int i = 0; i < FACETS.length; i++)
          for (String value : cells[5 + i].split("\\|"))
            if (!value.isEmpty()) document.add(new SortedSetDocValuesFacetField(FACETS[i], value));
        for (String value : cells[5 + FACETS.length].split("\\|"))
          if (!value.isEmpty()) document.add(new StringField("free", value, Field.Store.NO));
        writer.addDocument(config.build(document));
      }
      writer.forceMerge(1);
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    IndexSearcher searcher = new IndexSearcher(reader);
    SortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/", exchange -> {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String answer;
      try {
        answer = answer(searcher, state, config, new String(body, StandardCharsets.UTF_8));
      } catch (Exception error) {
        answer = "{\"error\":\"" + error + "\"}";
      }
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
    server.start();
    System.out.println("{\"port\":" + server.getAddress().getPort() + ",\"lucene\":\"" + org.apache.lucene.util.Version.LATEST + "\"}");
  }

  static String answer(IndexSearcher searcher, SortedSetDocValuesReaderState state, FacetsConfig config, String asked) throws Exception {
    String[] lines = asked.split("\n", -1);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (String word : lines[0].split(" ")) {
      List<Query> fields = new ArrayList<>();
      for (int i = 0; i < FIELDS.length; i++)
        fields.add(new BoostQuery(word.endsWith("*")
            ? new PrefixQuery(new Term(FIELDS[i], word.substring(0, word.length() - 1)))
            : new TermQuery(new Term(FIELDS[i], word)), BOOSTS[i]));
      all.add(new DisjunctionMaxQuery(fields, 0.1f), BooleanClause.Occur.MUST);
    }
    if (!lines[1].isEmpty()) all.add(new TermQuery(new Term("free", lines[1])), BooleanClause.Occur.FILTER);
    Query query = all.build();
    FacetsCollector collector = new FacetsCollector();
    TopScoreDocCollector top = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
    searcher.search(query, MultiCollector.wrap(top, collector));
    TopDocs found = top.topDocs();
    StringBuilder out = new StringBuilder("{\"total\":").append(found.totalHits.value).append(",\"hits\":[");
    for (int i = 0; i < found.scoreDocs.length; i++)
      out.append(i == 0 ? "" : ",").append(searcher.doc(found.scoreDocs[i].doc).get("number"));
    out.append("],\"facets\":{");
    Facets facets = found.totalHits.value == 0 ? null : new SortedSetDocValuesFacetCounts(state, collector);
    for (int i = 0; facets != null && i < FACETS.length; i++) {
      out.append(i == 0 ? "" : ",").append('"').append(FACETS[i]).append("\":{");
      FacetResult counts = facets.getTopChildren(FACETS[i].equals("branch") ? 100 : 30, FACETS[i]);
      String between = "";
      if (counts != null)
        for (LabelAndValue one : counts.labelValues) {
          out.append(between).append('"').append(one.label).append("\":").append(one.value);
          between = ",";
        }
      out.append('}');
    }
    out.append("},\"meant\":[");
    if (found.totalHits.value == 0)
      for (String word : lines[0].split(" ")) {
        if (word.endsWith("*")) continue;
        SuggestWord[] like = new DirectSpellChecker().suggestSimilar(new Term("title", word), 5, searcher.getIndexReader());
        if (like.length > 0) out.append(out.charAt(out.length() - 1) == '[' ? "" : ",").append('"').append(like[0].string).append('"');
      }
    return out.append("]}").toString();
  }
}
