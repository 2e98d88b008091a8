<?xml version="1.0" encoding="UTF-8"?>
<!-- What is there to read? The collections of a Distributed Text Service: the edition has the works, a work has its text. A
     document that is a `teiCorpus` of headers is enough to answer. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:fp="teiedition:private" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:j="http://www.w3.org/2005/xpath-functions" xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="answers.xsl"/>

  <!-- Name of the collection of all works. -->
  <xsl:variable name="all" as="xs:string" select="'edition'"/>

  <!-- Name of the collection of one work; the text of the work is its only member and has the name of the work itself. -->
  <xsl:function name="f:collection-name" as="xs:string">
    <xsl:param name="work" as="element()"/>
    <xsl:sequence select="'work-' || $work/@xml:id"/>
  </xsl:function>

  <!-- The answer for a collection or a resource of this name; empty where there is none. Its members are its children, or its
       parents where `nav` says so. -->
  <xsl:function name="f:collection" as="element(j:map)?">
    <xsl:param name="works" as="element()*"/>
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="nav" as="xs:string"/>
    <xsl:param name="page" as="xs:integer?"/>
    <xsl:param name="address" as="xs:string"/>
    <xsl:variable name="text" as="element()?" select="$works[@xml:id = $id][1]"/>
    <xsl:variable name="work" as="element()?" select="$works[f:collection-name(.) eq $id][1]"/>
    <xsl:variable name="parents" as="xs:boolean" select="$nav eq 'parents'"/>
    <xsl:choose>
      <xsl:when test="$text"><xsl:sequence select="fp:answer(f:resource($text), f:work($text)[$parents], $page, $address)"/></xsl:when>
      <xsl:when test="$work"><xsl:sequence select="fp:answer(f:work($work), if ($parents) then f:edition($works) else f:resource($work), $page, $address)"/></xsl:when>
      <xsl:when test="$id = ('', $all)"><xsl:sequence select="fp:answer(f:edition($works), if ($parents) then () else $works ! f:work(.), $page, $address)"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="fp:answer" as="element(j:map)">
    <xsl:param name="own" as="element(j:map)"/>
    <xsl:param name="members" as="element(j:map)*"/>
    <xsl:param name="page" as="xs:integer?"/>
    <xsl:param name="address" as="xs:string"/>
    <j:map><xsl:sequence select="f:head($own/*[@key = '@id'], $own/*[@key = '@type']), $own/*[not(@key = ('@id', '@type'))], f:members($members, $page, $address)"/></j:map>
  </xsl:function>

  <!-- The collection of all works. -->
  <xsl:function name="f:edition" as="element(j:map)">
    <xsl:param name="works" as="element()*"/>
    <xsl:variable name="titles" as="xs:string*" select="$works ! fp:title(f:record(.))"/>
    <xsl:sequence select="fp:described($all, 'Collection', ($dts-title[. ne ''], string-join($titles, '; '))[1], 0, count($works), ())"/>
  </xsl:function>

  <!-- The collection of a work. -->
  <xsl:function name="f:work" as="element(j:map)">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="record" as="map(*)" select="f:record($work)"/>
    <xsl:sequence select="fp:described(f:collection-name($work), 'Collection', fp:title($record), 1, 1, fp:dublin-core($record))"/>
  </xsl:function>

  <!-- The text of a work. -->
  <xsl:function name="f:resource" as="element(j:map)">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="string($work/@xml:id)"/>
    <xsl:variable name="record" as="map(*)" select="f:record($work)"/>
    <xsl:variable name="templates" as="map(*)" select="f:templates($id)"/>
    <xsl:variable name="more" as="element()*">
      <xsl:sequence select="f:text('description', $record?abstract), fp:dublin-core($record), ('navigation', 'document') ! f:text(., $templates(.))"/>
      <xsl:sequence select="f:text('download', replace($templates?document, '\{.*?\}', ''))"/>
      <xsl:sequence select="f:texts('mediaTypes', ('application/tei+xml', 'text/plain'[$dts-served]))"/>
      <xsl:sequence select="f:citation-trees($work)"/>
    </xsl:variable>
    <xsl:sequence select="fp:described($id, 'Resource', fp:title($record), 1, 0, $more)"/>
  </xsl:function>

  <xsl:function name="fp:described" as="element(j:map)">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="parents" as="xs:integer"/>
    <xsl:param name="children" as="xs:integer"/>
    <xsl:param name="more" as="element()*"/>
    <j:map>
      <xsl:sequence select="f:text('@id', $id), f:text('@type', $type)"/>
      <j:string key="title">{$title}</j:string>
      <j:number key="totalParents">{$parents}</j:number>
      <j:number key="totalChildren">{$children}</j:number>
      <xsl:sequence select="f:text('collection', f:templates($id)?collection), $more"/>
    </j:map>
  </xsl:function>

  <xsl:function name="fp:title" as="xs:string">
    <xsl:param name="record" as="map(*)"/>
    <xsl:sequence select="(f:full-title($record), $record?id)[. ne ''][1]"/>
  </xsl:function>

  <!-- What the header says, in words of the Dublin Core. -->
  <xsl:function name="fp:dublin-core" as="element(j:map)?">
    <xsl:param name="record" as="map(*)"/>
    <xsl:sequence select="f:dublin-core(map{
        'title': f:full-title($record), 'creator': $record?creators?*?name, 'contributor': $record?contributors?*?name, 'publisher': $record?publisher,
        'issued': $record?date, 'language': $record?languages?*, 'subject': $record?subjects?*?term, 'source': $record?source?text,
        'license': f:value($record, 'licence'), 'identifier': $record?identifiers?*?value}, string($record?languages?*[1]))"/>
  </xsl:function>

  <!-- The citation trees: what kinds of units there are within which. -->
  <xsl:function name="f:citation-trees" as="element(j:array)">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="declarations" as="element(refsDecl)*" select="f:declarations($work)"/>
    <j:array key="citationTrees">
      <xsl:for-each select="if ($dts-served) then $declarations else head($declarations)">
        <j:map>
          <xsl:sequence select="f:text('@type', 'CitationTree'), f:text('identifier', if (position() gt 1) then @n else ())"/>
          <xsl:sequence select="f:list('citeStructure', fp:structures(citeStructure))"/>
        </j:map>
      </xsl:for-each>
    </j:array>
  </xsl:function>

  <xsl:function name="fp:structures" as="element(j:map)*">
    <xsl:param name="structures" as="element(citeStructure)*"/>
    <xsl:for-each-group select="$structures[$dts-served or $dts-passages or not(f:is-passage(.))]" group-by="string(@unit)">
      <j:map>
        <xsl:sequence select="f:text('@type', 'CiteStructure'), f:text('citeType', @unit), f:list('citeStructure', fp:structures(current-group()/citeStructure))"/>
      </j:map>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
