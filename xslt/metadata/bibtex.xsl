<?xml version="1.0" encoding="UTF-8"?>
<!-- What does LaTeX read? A BibTeX entry, @book, which cannot do without author or editor, title, publisher and year. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title', 'creator', 'publisher', 'date'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="lines" as="xs:string*" select="
        f:bibtex('author', $data?creators?*), f:bibtex('editor', $data?contributors?*[?role = 'edt']), f:bibtex('translator', $data?contributors?*[?role = 'trl']),
        f:bibtex('title', '{' || f:bibtex-words(f:full-title($data)) || '}'),
        (('publisher', 'address', 'year', 'series', 'edition', 'doi', 'url', 'isbn')
          ! f:bibtex(., f:bibtex-words(map{'publisher': $data?publisher, 'address': $data?place, 'year': $data?year, 'series': $data?series,
            'edition': $data?version, 'doi': $data?doi, 'url': $data?url, 'isbn': $data?isbn}(.)))),
        f:bibtex('language', string(($data?languages?*)[1])), f:bibtex('keywords', f:bibtex-words(string-join($data?subjects?*?term, ', ')))"/>
    <xsl:sequence select="'@book{' || $data?id || ',&#10;' || string-join($lines ! ('  ' || .), ',&#10;') || '&#10;}&#10;'"/>
  </xsl:template>

  <!-- A field; nothing where it is empty. Names are joined by "and"; one that is not split stands in braces, so that it stays whole. -->
  <xsl:function name="f:bibtex" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="item()*"/>
    <xsl:variable name="text" as="xs:string" select="string-join(for $item in $value return
        if ($item instance of map(*)) then (if ($item?family ne '' or $item?kind eq 'person') then f:bibtex-words($item?sort) else '{' || f:bibtex-words($item?name) || '}')
        else $item, ' and ')"/>
    <xsl:sequence select="$text[not(. = ('', '{}'))] ! ($key || ' = {' || . || '}')"/>
  </xsl:function>

  <!-- Words with the characters that mean something to TeX made harmless; braces, which would have to pair, become parentheses. -->
  <xsl:function name="f:bibtex-words" as="xs:string">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:sequence select="replace(replace(translate(replace(string($text), '\\', '\\textbackslash '), '{}', '()'), '([%&amp;#$])', '\\$1'), '\s+', ' ')"/>
  </xsl:function>

</xsl:stylesheet>
